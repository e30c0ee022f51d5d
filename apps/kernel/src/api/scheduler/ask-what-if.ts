import { setImmediate } from 'node:timers/promises';
import { whatIfInput, whatIfResult } from '@agent-os/core/contracts';
import { PoolReplay, type PoolLimits, type RecordedCall, type SchedulingPolicy } from '@agent-os/core/scheduling';
import { listPoolCalls } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { compareReplays, type Replay } from './compare-replays.ts';
import { nameOwners } from './name-owners.ts';
import { policiesInForce, schedulerLimits } from './pool-policies.ts';
import { recordedCallOf } from './recorded-call-of.ts';
import { requirePool } from './require-pool.ts';

/** Enough for an hour of a busy pool; one replay of so many takes half a second to a second of this process, in pieces. */
const callsMax = 5_000;
const rangeMsMax = 24 * 3_600_000;
/** A few milliseconds of work, then calls are served again. */
const momentsAtOnce = 40;

async function replay(calls: readonly RecordedCall[], policy: SchedulingPolicy, limits: PoolLimits): Promise<Replay> {
  const pool = new PoolReplay(calls, policy, limits);
  while (!pool.advance(momentsAtOnce)) await setImmediate();
  return { outcomes: pool.outcomes, gap: pool.gap };
}

/** How long calls of the past would have waited under other policies, and under the present one, simulated. */
export const askWhatIf = organisationProcedure('scheduler:read')
  .input(whatIfInput)
  .output(whatIfResult)
  .query(async ({ ctx, input }) => {
    const { poolId, from, to } = input;
    if (to <= from || to - from > rangeMsMax) {
      throw new ApiError('invalid', 'Choose a range that ends after it begins and is at most a day long.');
    }
    const { pool, present, rows } = await ctx.read(async (tx) => {
      const found = await requirePool(tx, poolId);
      const range = { fromMs: from, toMs: to, limit: callsMax + 1 };
      return { pool: found, present: (await policiesInForce(tx))(found), rows: await listPoolCalls(tx, poolId, range) };
    });
    const calls = rows.slice(0, callsMax).map((row) => recordedCallOf(row, ctx.caller.organisationId));
    const asNow = schedulerLimits(pool, present.limits);
    const replays = { present: await replay(calls, present.policy, asNow), candidates: [] as Replay[] };
    // One after the other: side by side they would take as long and hold more memory.
    for (const { policy, limits, slots = pool.slots } of input.candidates) {
      replays.candidates.push(await replay(calls, policy, schedulerLimits({ ...pool, slots }, limits)));
    }
    const { agents, ...compared } = compareReplays(calls, replays);
    const names = await ctx.read((tx) => nameOwners(tx, agents));
    const complete = rows.length <= callsMax;
    return {
      simulated: true as const,
      from,
      to: complete ? to : Math.ceil(calls.at(-1)?.arrivedAt ?? to),
      calls: calls.length,
      complete,
      ...compared,
      agents: agents.map(({ agentId, departmentId, ...waits }) => ({
        ...waits,
        agent: names.agent(agentId),
        department: names.department(departmentId),
      })),
    };
  });
