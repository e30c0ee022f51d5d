import type { SlotSpan } from '../../../ports/pool-state.ts';
import type { PoolFacts } from '../pool-facts.ts';

/** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
export function reportSpans({ recent, now }: PoolFacts, lastMs: number, epochOffsetMs: number): readonly SlotSpan[] {
  const laneFreeAt: number[] = [];
  return recent.inSlotSince(now - lastMs).map(({ callId, ownerPath, serviceClass, startedAt, endedAt, end }) => {
    const free = laneFreeAt.findIndex((at) => at <= startedAt);
    const lane = free === -1 ? laneFreeAt.length : free;
    laneFreeAt[lane] = endedAt ?? Infinity;
    return {
      callId,
      agentId: ownerPath.at(-1) ?? '',
      serviceClass,
      startedAt: Math.round(startedAt + epochOffsetMs),
      endedAt: endedAt === null ? null : Math.round(endedAt + epochOffsetMs),
      end,
      lane,
    };
  });
}
