import { z } from 'zod';
import {
  bidReasonCodes,
  clearingTypes,
  marketModes,
  marketResources,
  marketRules,
  supplyEnergySources,
} from '../choices/index.ts';
import { marketAgent, marketDepartment, marketPoolRef, slotPrice } from './market.ts';
import { nearOptimum } from './market-efficiency.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);
/** Micro-credits of one round. */
const amount = z.number().int();
const resource = z.enum(marketResources);
const clearing = z.enum(clearingTypes);
const byResource = <Value extends z.ZodType>(value: Value) =>
  z.object({ slots: value, tokensPerSecond: value, milliwatts: value });

/** Pools that took part in the last round, and those that did not: with null for a price. By name. */
export const marketPools = z.array(
  z.object({
    pool: marketPoolRef,
    /** Everything behind it is simulated. */
    simulated: z.boolean(),
    price: slotPrice.nullable(),
    /** The last rounds that it took part in, at most 60, the oldest first. */
    prices: z.array(z.object({ round: count, price: slotPrice })),
    priceFloor: slotPrice,
    priceCap: slotPrice,
    type: clearing.nullable(),
    load: byResource(count),
    limits: byResource(count.nullable()),
    askedSlots: count,
    grantedSlots: count,
    unservedSlots: count,
    /** What of the limits is reached and has a price. */
    binding: z.array(resource),
  }),
);

/** `toSlots`: the step reaches so far from 0, in slots. */
const curve = z.array(z.object({ toSlots: count, price: slotPrice }));

/** Slots on offer that cost the same for the same reasons. */
const supplyStep = z.object({
  slots: count,
  price: slotPrice,
  /** The department that is paid for them; null: the operator. */
  seller: marketDepartment.nullable(),
  /** Micro-credits for a slot-second; less than the price where its seller asks for more. */
  cost: z.object({ provider: slotPrice, energy: slotPrice, carbon: slotPrice, wear: slotPrice }),
  /** By its name, the cheapest model there; null: the pool has none. */
  model: z.string().nullable(),
  accelerator: z.string(),
  /** How many are alike; 0: an API. */
  devices: count,
  /** Of one more token of output at the batch that ran. */
  microjoulesPerToken: count,
  energySource: z.enum(supplyEnergySources),
});

const bidReason = z.object({
  code: z.enum(bidReasonCodes),
  /** The numbers of its sentence, by name (core's `BidReason`). */
  figures: z.record(z.string(), z.number()),
  resource: resource.nullable(),
  /** In words. */
  explanation: z.string(),
});

/** What an agent asked for in a pool and got. */
export const marketAllocation = z.object({
  agent: marketAgent,
  department: marketDepartment,
  /** Its dearest bid, paced; null when it asked for nothing beyond what must run. */
  bid: slotPrice.nullable(),
  askedSlots: count,
  slots: count,
  mustRunSlots: count,
  floorSlots: count,
  /** What a slot of its use cost. */
  price: slotPrice,
  /** For the round. */
  payment: amount,
  reason: bidReason,
});

export const marketRoundInput = z.object({
  poolId: idOf('pol'),
  /** Left out: the last one that the pool took part in. */
  round: count.optional(),
});
/** One pool in one round; null when there was none, or it is no longer kept. */
export const marketRound = z
  .object({
    round: count,
    at: epochMs,
    mode: z.enum(marketModes),
    roundMs: count,
    clearedInUs: count,
    /** SHA-256 of snapshot and result, in hex: a replay must give it again. */
    hash: z.string(),
    /** Whether a replay gave it again just now. */
    replays: z.boolean(),
    pool: marketPoolRef,
    price: slotPrice,
    type: clearing,
    /** Of whoever asked, the dearest first; must-run slots at the cap. */
    demand: curve,
    /** By marginal cost, cheapest first. */
    supply: curve,
    /** What the supply is made of, cheapest first; empty in rounds that were kept before it was known. */
    supplySteps: z.array(supplyStep),
    slotLimit: count.nullable(),
    askedSlots: count,
    grantedSlots: count,
    unservedSlots: count,
    /** At the price exactly. */
    marginal: z.object({ askedSlots: count, grantedSlots: count }),
    binding: z.array(resource),
    load: byResource(count),
    limits: byResource(count.nullable()),
    buyerSurplus: amount,
    supplySurplus: amount,
    /** How near it came to its optimum; null where not even must-run slots fit. */
    efficiency: z
      .object({
        /** By what slots are worth to their agents; null of rounds of before that was kept. */
        byValue: nearOptimum.nullable(),
        byBid: nearOptimum,
      })
      .nullable(),
    paid: amount,
    /** How bids met offers. */
    rule: z.enum(marketRules),
    /** What departments got for slots of their own. */
    receipts: z.array(z.object({ department: marketDepartment, slots: count, received: amount })),
    /** Offered, and taken by nobody at what their departments ask: they stand idle. */
    withheldSlots: count,
    /** The best that were granted first. */
    allocations: z.array(marketAllocation),
    /** What must have held, of bids on slots: best refused ≤ price ≤ worst accepted. Null: there was none. */
    invariant: z.object({
      bestRefused: slotPrice.nullable(),
      worstAccepted: slotPrice.nullable(),
      holds: z.boolean(),
    }),
    shed: z.array(z.object({ agent: marketAgent, slots: count, resource, needed: count, limit: count })),
  })
  .nullable();

export const marketRoundsInput = z.object({
  /** Rounds before this one; null: from the last. */
  before: count.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
});
export const marketRounds = z.object({
  /** The newest first. */
  rounds: z.array(
    z.object({
      number: count,
      at: epochMs,
      mode: z.enum(marketModes),
      clearedInUs: count,
      hash: z.string(),
      pools: count,
      bids: count,
      grantedSlots: count,
      unservedSlots: count,
      paid: amount,
      /** Whether its payments are in the ledger; a round without payments has nothing to settle. */
      settled: z.boolean(),
    }),
  ),
  /** `before` of the next page; null at the end. */
  next: count.nullable(),
});

export const marketHistoryInput = z.object({
  poolId: idOf('pol'),
  /** Rounds before this one; left out: from the last. */
  cursor: count.optional(),
  limit: z.number().int().min(1).max(200).default(60),
});
/** Rounds that a pool took part in and that are kept. */
export const marketHistory = z.object({
  /** The newest first. */
  rounds: z.array(
    z.object({
      round: count,
      at: epochMs,
      mode: z.enum(marketModes),
      hash: z.string(),
      price: slotPrice,
      type: clearing,
      askedSlots: count,
      grantedSlots: count,
      unservedSlots: count,
      /** What runs already and held. */
      mustRunSlots: count,
      /** What ran already and had to go. */
      shedSlots: count,
      paid: amount,
      binding: z.array(resource),
      load: byResource(count),
      limits: byResource(count.nullable()),
    }),
  ),
  /** `cursor` of the next page; null at the end. */
  next: count.nullable(),
});

/** Exactly one of the two. */
export const marketWhyInput = z
  .object({ agentId: idOf('agt').optional(), callId: idOf('call').optional() })
  .refine(({ agentId, callId }) => (agentId === undefined) !== (callId === undefined), 'Name an agent or a call.');
export const marketWhy = z.object({
  agent: marketAgent,
  /** In a sentence or two. */
  explanation: z.string(),
  /** Of a call: from when to when it waited; null of an agent. */
  waited: z.object({ from: epochMs, until: epochMs.nullable() }).nullable(),
  pools: z.array(
    z.object({
      pool: marketPoolRef,
      /** At most 60, the newest first. */
      rounds: z.array(
        z.object({
          round: count,
          at: epochMs,
          price: slotPrice,
          bid: slotPrice.nullable(),
          askedSlots: count,
          slots: count,
          reason: bidReason,
          /** How the bid came about; null of rounds of before that was kept. */
          origin: z
            .object({
              /** Of the dearest slot-second, before pacing; null where it bid only for what must run. */
              value: slotPrice.nullable(),
              /** What values were multiplied by: 1000 is all of them. */
              pacingThousandths: count,
              /** Whether the department's credits lowered the bid further. */
              boundByCredits: z.boolean(),
            })
            .nullable(),
          /** Rounds in a row, before this one, in which it asked and got nothing. */
          waitedRounds: count,
          /** It gets its floor after so many of them; null for never, or where it has none. */
          floorAfterRounds: count.nullable(),
        }),
      ),
    }),
  ),
});
