import { nothingMore, type MoreUsage } from '@agent-os/core/economy';

/** The parts that are there; undefined when none is, as for nearly every call. */
export function moreUsage(parts: Partial<MoreUsage>): MoreUsage | undefined {
  return Object.values(parts).some((part) => part !== 0 && part !== false) ? { ...nothingMore, ...parts } : undefined;
}
