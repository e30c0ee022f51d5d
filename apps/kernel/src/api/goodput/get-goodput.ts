import { goodputAnswer, goodputInput, type goodputFigures } from '@agent-os/core/contracts';
import {
  goodputOf,
  lossCauses,
  offeredSlotMs,
  partsPerMillion,
  sumGoodput,
  type Goodput,
  type GrantedTime,
  type PacedWork,
  type PoolHour,
} from '@agent-os/core/goodput';
import { findGoodputFold, listPacedWork, listPoolGoodput, type PacedWorkRow, type PoolGoodputRow } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';

const hourMs = 3_600_000;
const usPerMs = 1_000n;

interface Span {
  readonly from: number;
  readonly until: number;
}

/** Hours in which calls ran, and all others as one. */
function hoursOf({ changes, hours }: PoolGoodputRow, { from, until }: Span): readonly PoolHour[] {
  let otherMs = offeredSlotMs(changes, from, until);
  const withCalls = hours.map(([beginMs, grantedUs, waitedUs]) => {
    const offeredMs = offeredSlotMs(changes, beginMs, Math.min(beginMs + hourMs, until));
    otherMs -= offeredMs;
    return {
      offeredUs: BigInt(offeredMs) * usPerMs,
      grantedUs: BigInt(grantedUs),
      waitedUs: BigInt(waitedUs),
    };
  });
  return [...withCalls, { offeredUs: BigInt(otherMs) * usPerMs, grantedUs: 0n, waitedUs: 0n }];
}

function grantedOf(row: PoolGoodputRow): GrantedTime {
  const spentUs = {
    retries: row.retriesUs,
    preempted: row.preemptedUs,
    failed_calls: row.failedCallsUs,
    cancelled: row.cancelledUs,
    loops: row.loopsUs,
    failed_tasks: row.failedTasksUs,
  };
  return { keptUs: row.keptUs, spentUs };
}

function pacedWork({ keptUs, tokens, bestTokens, bestUs }: PacedWorkRow): PacedWork {
  return { keptUs, tokens, best: bestTokens === null || bestUs === null ? null : { tokens: bestTokens, us: bestUs } };
}

function wire({ offeredMs, grantedMs, keptMs, usefulMs, lossMs }: Goodput): z.infer<typeof goodputFigures> {
  return {
    offeredMs: Number(offeredMs),
    grantedMs: Number(grantedMs),
    keptMs: Number(keptMs),
    usefulMs: Number(usefulMs),
    losses: lossCauses.map((cause) => ({ cause, ms: Number(lossMs[cause]) })),
    schedulingPpm: partsPerMillion(grantedMs, offeredMs),
    runtimePpm: partsPerMillion(keptMs, grantedMs),
    programPpm: partsPerMillion(usefulMs, keptMs),
    goodputPpm: partsPerMillion(usefulMs, offeredMs),
  };
}

/** What part of the slots that pools offered became work that was kept, and what became of the rest. */
export const getGoodput = organisationProcedure('models:read')
  .input(goodputInput)
  .output(goodputAnswer)
  .query(({ ctx, input: { hours } }) =>
    ctx.read(async (tx) => {
      const until = ctx.dependencies.clock.nowMs();
      const endOfHour = (Math.floor(until / hourMs) + 1) * hourMs;
      const from = endOfHour - (hours + 1) * hourMs;
      const rows = await listPoolGoodput(tx, new Date(from), new Date(endOfHour));
      const work = Map.groupBy(await listPacedWork(tx, new Date(from), new Date(endOfHour)), ({ poolId }) => poolId);
      const pools = rows.map((row) => ({
        id: row.poolId,
        slug: row.slug,
        calls: row.calls,
        simulated: row.simulated,
        goodput: goodputOf(hoursOf(row, { from, until }), grantedOf(row), (work.get(row.poolId) ?? []).map(pacedWork)),
      }));
      return {
        from,
        until,
        countedAt: (await findGoodputFold(tx))?.getTime() ?? null,
        fleet: wire(sumGoodput(pools.map(({ goodput }) => goodput))),
        pools: pools.map(({ goodput, ...pool }) => ({ ...pool, ...wire(goodput) })),
      };
    }),
  );
