import { nothingMore, type MoreUsage } from '@agent-os/core/economy';

/** The parts that are there; undefined when none is, as for nearly every call. */
export function moreUsage(parts: Partial<MoreUsage>): MoreUsage | undefined {
  let name: keyof MoreUsage;
  for (name in parts) if (parts[name] !== 0 && parts[name] !== false) return { ...nothingMore, ...parts };
  return undefined;
}
