import { boundOnWaitMs, serviceClasses, summariseWaits, type ServiceClass } from '@agent-os/core/scheduling';
import type { PoolNow } from '../../../ports/pool-state.ts';
import type { PoolDispatcher } from '../pool-dispatcher.ts';
import type { PoolFacts } from '../pool-facts.ts';
import { limitsOf } from '../pool-settings.ts';
import type { RecentStart } from '../recent-starts.ts';
import { gapNow } from './gap-now.ts';
import { lineByClass, type LineByClass } from './line-by-class.ts';
import { recentMs, recentServiceOf } from './recent-service.ts';

const agentsShown = 20;

/** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
export async function reportPool(pool: Pick<PoolDispatcher, 'facts'>, epochOffsetMs: number): Promise<PoolNow> {
  const before = pool.facts();
  const calls = Array.from(before.line.values(), ({ call }) => call);
  const waiting = await lineByClass(calls, before.settings.policy);
  return reportOf(pool.facts(), waiting, epochOffsetMs);
}

function reportOf(facts: PoolFacts, waiting: LineByClass, epochOffsetMs: number): PoolNow {
  const { settings, pausedUntil, running, line, recent, totals, now } = facts;
  const starts = recent.since(now - recentMs);
  const startsByClass = Map.groupBy(starts, ({ serviceClass }) => serviceClass);
  const longestMs = longestServiceMs(facts, starts);
  const service = recentServiceOf(starts);
  return {
    pausedUntil: pausedUntil === null ? null : Math.round(pausedUntil + epochOffsetMs),
    leasedSlots: settings.slots,
    running: running.size,
    waiting: line.size,
    kvTokensInUse: running.kvTokens(),
    classes: serviceClasses.map((serviceClass) => ({
      serviceClass,
      ...classNow(facts, serviceClass, waiting, longestMs),
      ...waitsOf(startsByClass.get(serviceClass) ?? []),
    })),
    agents: agentsOf(starts),
    serviceP50Ms: service.p50Ms,
    serviceMeanMs: service.meanMs,
    gap: gapNow(facts.serviceGaps().widest),
    totals: { ...totals },
  };
}

function classNow(
  { settings, running, now }: PoolFacts,
  serviceClass: ServiceClass,
  { [serviceClass]: line }: LineByClass,
  longestMs: number | null,
) {
  const { waiting, oldestSince, crowd } = line;
  const ofClass = [...running.values()].filter(({ call }) => call.serviceClass === serviceClass);
  return {
    running: ofClass.length,
    waiting,
    oldestWaitMs: waiting === 0 ? null : Math.max(0, now - oldestSince),
    boundMs:
      longestMs === null ? null : boundOnWaitMs(settings.policy, limitsOf(settings), serviceClass, longestMs, crowd),
  };
}

/** Of what ended of late and what runs; null when nothing did. */
function longestServiceMs({ running, now }: PoolFacts, starts: readonly RecentStart[]): number | null {
  let longest: number | null = null;
  const see = (startedAt: number, endedAt: number): void => {
    longest = Math.max(longest ?? 1, endedAt - startedAt);
  };
  for (const { startedAt, endedAt } of starts) if (endedAt !== null) see(startedAt, endedAt);
  for (const { stay } of running.values()) see(stay.startedAt, now);
  return longest;
}

function waitsOf(starts: readonly RecentStart[]) {
  const { calls, waitP50Ms, waitP95Ms, waitP99Ms } = summariseWaits(starts.map(({ waitedMs }) => waitedMs));
  return { starts: calls, waitP50Ms, waitP95Ms, waitP99Ms };
}

function agentsOf(starts: readonly RecentStart[]): PoolNow['agents'] {
  const byAgent = Map.groupBy(starts, ({ ownerPath }) => ownerPath.at(-1) ?? '');
  return [...byAgent]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, agentsShown)
    .map(([agentId, ofAgent]) => {
      const byClass = Map.groupBy(ofAgent, ({ serviceClass }) => serviceClass);
      return {
        agentId,
        departmentId: ofAgent[0]?.ownerPath.at(-2) ?? '',
        ...waitsOf(ofAgent),
        classes: serviceClasses.flatMap((serviceClass) => {
          const ofClass = byClass.get(serviceClass);
          return ofClass === undefined ? [] : [{ serviceClass, ...waitsOf(ofClass) }];
        }),
      };
    });
}
