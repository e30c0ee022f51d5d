import type { PoolReading } from '../../../telemetry/index.ts';
import type { Dispatcher } from '../dispatcher.ts';

/** Every pool that calls have come to, as the metrics show it. */
export function readPools(dispatcher: Dispatcher): readonly PoolReading[] {
  return Array.from(dispatcher.pools(), ({ poolId, dispatcher: pool }) => {
    const { settings, running, line, now, serviceGaps } = pool.facts();
    const { widest: gap } = serviceGaps();
    return {
      poolId,
      slots: settings.slots,
      busy: running.size,
      waiting: line.size,
      busySeconds: running.busyMs(now) / 1000,
      gap: gap === null ? null : { tokens: gap.gapTokens, boundTokens: gap.boundTokens },
    };
  });
}
