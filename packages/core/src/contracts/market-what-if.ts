import { z } from 'zod';
import { marketAgent, marketDepartment, marketPoolRef, slotPrice } from './market.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);
/** Micro-credits. */
const amount = z.number().int();

/** Replays kept rounds under other terms. What is left out stays as it was. */
export const marketWhatIfInput = z.object({
  /** The last so many rounds. */
  rounds: z.number().int().min(1).max(600).default(300),
  /** Everybody's share of slots by what they ask for, without prices. */
  marketOff: z.boolean().default(false),
  /** Multiplies what a department's bids come to, in thousandths, as more or fewer credits would. */
  departmentThousandths: z.record(z.string(), z.number().int().min(0).max(100_000)).default({}),
  /** Multiplies what an agent's bids come to, in thousandths. */
  agentThousandths: z.record(z.string(), z.number().int().min(0).max(100_000)).default({}),
  /** Only this pool's limits, cap and bids are other ones, and only what it gave is counted. */
  poolId: idOf('pol').optional(),
  priceCap: slotPrice.optional(),
  /** Of each limit, in thousandths: 750 takes a quarter away. */
  limitThousandths: z
    .object({
      slots: z.number().int().min(0).max(10_000),
      tokensPerSecond: z.number().int().min(0).max(10_000),
      milliwatts: z.number().int().min(0).max(10_000),
    })
    .partial()
    .default({}),
});
const replayed = z.object({
  /** Mean over rounds, by pool that had one. */
  meanPrice: slotPrice,
  grantedSlotRounds: count,
  unservedSlotRounds: count,
  /** What was granted came to by its bids, in micro-credits; must-run slots count nothing. */
  worth: amount,
  paid: amount,
  /** Longest run of rounds in which somebody asked and got nothing. */
  longestZeroRun: count,
});
const heldByAgent = z.object({
  slotRounds: count,
  paid: amount,
  /** Rounds in which it asked and got nothing. */
  roundsWithout: count,
});
export const marketWhatIf = z.object({
  /** Decided again from kept snapshots, whose demand did not react to what was decided. */
  simulated: z.literal(true),
  rounds: count,
  from: epochMs.nullable(),
  to: epochMs.nullable(),
  /** Rounds whose replay, unchanged, gave another hash than the journal has: 0, or something is broken. */
  differing: count,
  all: z.object({ recorded: replayed, candidate: replayed }),
  pools: z.array(z.object({ pool: marketPoolRef, recorded: replayed, candidate: replayed })),
  departments: z.array(
    z.object({
      department: marketDepartment,
      recorded: z.object({ slotRounds: count, paid: amount }),
      candidate: z.object({ slotRounds: count, paid: amount }),
    }),
  ),
  /** Whom it makes the greatest difference to, at most 50, by slots. */
  agents: z.array(
    z.object({ agent: marketAgent, department: marketDepartment, recorded: heldByAgent, candidate: heldByAgent }),
  ),
  /** Agents that bid. */
  agentCount: count,
  /** Of the pool that was asked about, the oldest first; without one there are none. */
  prices: z.array(z.object({ round: count, at: epochMs, recorded: slotPrice, candidate: slotPrice })),
});
