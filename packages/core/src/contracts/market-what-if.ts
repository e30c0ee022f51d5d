import { z } from 'zod';
import { marketAgent, marketDepartment, marketPoolRef, slotPrice } from './market.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);
/** Micro-credits. */
const amount = z.number().int();
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Reaches back from the last round. */
const spanMs = z
  .number('Give a span of time.')
  .int('Give whole milliseconds.')
  .min(minuteMs, 'Look at a minute at least.')
  .max(dayMs, 'Look at a day at most.');
/** Of what there was; 1000: as it was. */
const thousandths = z.number().int().min(0).max(100_000);
const limit = z.number().int().min(0).max(10_000);

/** Which of the kept rounds were looked at. */
export const marketSpan = z.object({
  /** Of the span's first and last round; null when no round is kept. */
  from: epochMs.nullable(),
  to: epochMs.nullable(),
  /** Rounds that the span has. */
  spanRounds: count,
  /** Those of them that were looked at: all, or stretches of them in a row that are evenly spread. */
  rounds: count,
  /** Of these, kept before credits were noted with rounds: they count for nothing here. */
  leftOut: count,
});

/** Replays kept rounds under other terms. What is left out stays as it was. */
export const marketWhatIfInput = z.object({
  spanMs: spanMs.default(10 * minuteMs),
  /** Everybody's share of slots by what they ask for, without prices. */
  marketOff: z.boolean().default(false),
  /** Of the credits that a department had in each round. */
  creditThousandths: z.record(z.string(), thousandths).default({}),
  /** Of what an agent's slots are worth to it. */
  agentThousandths: z.record(z.string(), thousandths).default({}),
  /** Only this pool's limits, cap and bids are other ones, and only what it gave is counted. Credits are those of all pools together. */
  poolId: idOf('pol').optional(),
  priceCap: slotPrice.optional(),
  /** Of each limit, in thousandths: 750 takes a quarter away. */
  limitThousandths: z.object({ slots: limit, tokensPerSecond: limit, milliwatts: limit }).partial().default({}),
});
const served = z.object({
  grantedSlotRounds: count,
  unservedSlotRounds: count,
  /** What was granted is worth to its agents, before paces and credits, in micro-credits; must-run slots count nothing. */
  worth: amount,
  paid: amount,
  /** Of what was granted, beyond what idle devices draw. */
  energyMillijoules: count,
  /** Rounds in which all of them together asked and got nothing. */
  roundsWithout: count,
  /** Longest run of rounds in which one agent asked and got nothing in a pool, as far as rounds in a row were looked at. */
  longestZeroRun: count,
});
const replayed = served.extend({
  /** Mean over rounds, by pool that had one. */
  meanPrice: slotPrice,
});
const heldByAgent = z.object({
  slotRounds: count,
  paid: amount,
  /** Rounds in which it asked and got nothing. */
  roundsWithout: count,
});
export const marketWhatIf = marketSpan.extend({
  /** Decided again from kept snapshots, whose demand did not react to what was decided. */
  simulated: z.literal(true),
  /** Rounds whose replay, unchanged, gave another hash than the journal has: 0, or something is broken. */
  differing: count,
  all: z.object({ recorded: replayed, candidate: replayed }),
  pools: z.array(z.object({ pool: marketPoolRef, recorded: replayed, candidate: replayed })),
  /** By name. */
  departments: z.array(z.object({ department: marketDepartment, recorded: served, candidate: served })),
  /** Whom it makes the greatest difference to, at most 50, by slots. */
  agents: z.array(
    z.object({ agent: marketAgent, department: marketDepartment, recorded: heldByAgent, candidate: heldByAgent }),
  ),
  /** Agents that bid. */
  agentCount: count,
  /** Of the pool that was asked about, the oldest first; without one there are none. */
  prices: z.array(z.object({ round: count, at: epochMs, recorded: slotPrice, candidate: slotPrice })),
});
