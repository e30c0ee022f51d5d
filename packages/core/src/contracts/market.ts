import { z } from 'zod';
import {
  losingWorkPolicies,
  marketModes,
  marketPaymentUses,
  marketPeriods,
  marketRules,
  marketUnspentUses,
  valueDecays,
} from '../choices/index.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);
/** Micro-credits, in decimal digits: sums may pass what a JSON number holds. */
export const creditsText = z.string().regex(/^-?\d{1,30}$/);
/** Micro-credits for one slot for one second. */
export const slotPrice = z.number().int().min(0);

const slotPriceMax = 1_000_000_000_000;
const creditsMax = 1_000_000_000_000_000_000n;
const creditsWords = 'Give an amount of micro-credits: digits, without commas.';
const givenCredits = z
  .string()
  .regex(/^\d{1,30}$/, creditsWords)
  .refine((text) => BigInt(text) <= creditsMax, 'Give at most a trillion credits.');
export const givenPrice = z
  .number('Give a price in micro-credits for a slot-second.')
  .int('Give whole micro-credits.')
  .min(0, 'Give a price of 0 or more.')
  .max(slotPriceMax, 'Give at most a million credits for a slot-second.');
const reasonMax = 500;
export const marketReason = z
  .string()
  .trim()
  .min(1, 'Say why, for whoever asks later.')
  .max(reasonMax, `Use at most ${reasonMax} characters.`);

const author = z.object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() });
export const marketAgent = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export const marketDepartment = z.object({ id: z.string(), name: z.string() });
export const marketPoolRef = z.object({ id: z.string(), slug: z.string() });

/** What an organisation sets for its market. */
const settable = z.object({
  /** No bid counts for more. */
  priceCap: givenPrice.min(1, 'Give a cap above 0.'),
  /** No slot is sold for less, whatever it costs. */
  priceFloor: givenPrice,
  /** What one credit stands for, in nano-USD: turns what a provider charges into a slot's cost. */
  creditNanoUsd: z
    .number('Give what a credit stands for, in nano-USD.')
    .int('Give whole nano-USD.')
    .min(1, 'A credit stands for at least 1 nano-USD.')
    .max(1_000_000_000_000, 'A credit stands for at most $1,000.'),
  payments: z.enum(marketPaymentUses),
  unspent: z.enum(marketUnspentUses),
  period: z.enum(marketPeriods),
  /** What each department is granted by itself when a period begins. */
  creditsPerPeriod: givenCredits,
  /** Slots that a bidder gets out of turn once it has gone without for `floorAfterRounds`; null for never. */
  floorSlots: count.max(1_000, 'Give at most 1,000 slots.'),
  floorAfterRounds: z
    .number('Give a number of rounds, or leave it empty.')
    .int('Give whole rounds.')
    .min(1, 'Give at least 1 round.')
    .max(3_600, 'Give at most an hour of rounds.')
    .nullable(),
  /** What becomes of calls that wait while their agent wins no slot; agents may say otherwise with their bid. */
  losingWork: z.enum(losingWorkPolicies),
  /** After so many rounds without a slot, where they do not just wait. */
  losingAfterRounds: z
    .number('Give a number of rounds.')
    .int('Give whole rounds.')
    .min(1, 'Give at least 1 round.')
    .max(3_600, 'Give at most an hour of rounds.'),
  /** For how long rounds are kept; what they settled stays in the ledger. */
  keepRoundsHours: z
    .number('Give a number of hours.')
    .int('Give whole hours.')
    .min(1, 'Keep rounds for at least an hour.')
    .max(168, 'Keep rounds for at most 168 hours, a week.'),
  /**
   * How bids meet what departments offer; without offers it makes no difference. `double_auction` and `mcafee` price slots only: tokens and
   * power limit how many slots there are, and have no price of their own.
   */
  rule: z.enum(marketRules),
});

export const marketSettings = settable.extend({
  mode: z.enum(marketModes),
  /** Counts up from 1 with each change of mode or settings; 0: nobody has set anything. */
  version: count,
  setAt: epochMs.nullable(),
  setBy: author.nullable(),
  reason: z.string().nullable(),
});

/** What the head of the room shows. */
export const marketState = z.object({
  at: epochMs,
  settings: marketSettings,
  roundMs: count,
  /** The last round; null when there was none, or none is kept. */
  lastRound: z.object({ number: count, at: epochMs, clearedInUs: count, mode: z.enum(marketModes) }).nullable(),
  /** Null while the market is off, or nobody waits or runs. */
  nextRoundAt: epochMs.nullable(),
});

const expectedVersion = count;
/** A change by somebody else since the version that was seen is refused as `conflict`. */
export const setMarketModeInput = z.object({ mode: z.enum(marketModes), expectedVersion, reason: marketReason });
export const setMarketSettingsInput = settable
  .partial()
  .extend({ expectedVersion, reason: marketReason })
  .refine(({ priceCap, priceFloor }) => priceCap === undefined || priceFloor === undefined || priceFloor <= priceCap, {
    path: ['priceFloor'],
    message: 'The floor is above the cap.',
  });

const bidTerms = z.object({
  /** What a slot-second is worth while its task is fresh. */
  value: givenPrice,
  decay: z.enum(valueDecays),
  /** When it is worth nothing (linear, step), or half (exponential); null for a value that does not fall. */
  decayMs: z
    .number('Give a time.')
    .int('Give whole milliseconds.')
    .min(1, 'Give a time above 0.')
    .max(31_536_000_000, 'Give at most a year.')
    .nullable(),
  /** Slots that are of use to it at once. */
  parallelism: z
    .number('Give a number of slots.')
    .int('Give whole slots.')
    .min(1, 'Give at least 1 slot.')
    .max(10_000, 'Give at most 10,000 slots.'),
  /** 0: as cheap as possible; 100: as fast as possible. */
  speed: z.number().int().min(0).max(100),
});
/** What becomes of its calls while it wins nothing; null: what the market's terms say. */
const losingWorkOfBid = z.enum(losingWorkPolicies).nullable();
const decayWords = 'Say when the value has fallen, or choose constant.';

/** How an agent bids. */
export const marketBid = bidTerms.extend({
  losingWork: losingWorkOfBid,
  agent: marketAgent,
  department: marketDepartment,
  /** False: made of its criticality, because nobody has declared one. */
  declared: z.boolean(),
  version: count,
  setAt: epochMs.nullable(),
  setBy: author.nullable(),
  reason: z.string().nullable(),
});
/** Agents that are not retired, by name. */
export const marketBids = z.array(marketBid);
export const declareBidInput = bidTerms
  .extend({ losingWork: losingWorkOfBid.default(null), agentId: idOf('agt'), expectedVersion, reason: marketReason })
  .refine(({ decay, decayMs }) => decay === 'constant' || decayMs !== null, { path: ['decayMs'], message: decayWords });
