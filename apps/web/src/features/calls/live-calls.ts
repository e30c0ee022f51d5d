import type { CallFilter } from '@agent-os/core/contracts';
import type { Call } from './call-types.ts';
import { matchesFilter } from './matches-filter.ts';

/** Calls that came by the live stream since the list was fetched. */
export interface LiveCalls {
  readonly calls: ReadonlyMap<string, Call>;
  /** Ids that wait behind the button, so that no row moves under the reader's hand. */
  readonly held: ReadonlySet<string>;
}

export const noLiveCalls: LiveCalls = { calls: new Map(), held: new Set() };

/** Takes a batch of events in. A call already on the page changes in its place; a new one is shown, or held. */
export function applyLiveCalls(
  live: LiveCalls,
  batch: readonly Call[],
  { onPage, hold }: { readonly onPage: (id: string) => boolean; readonly hold: boolean },
): LiveCalls {
  if (batch.length === 0) return live;
  const calls = new Map(live.calls);
  const held = new Set(live.held);
  for (const call of batch) {
    const before = calls.get(call.id);
    if (hold && !before && !onPage(call.id)) held.add(call.id);
    calls.set(call.id, later(before, call));
  }
  return { calls, held };
}

/** Shows what was held. */
export function releaseHeld(live: LiveCalls): LiveCalls {
  return { calls: live.calls, held: new Set() };
}

/**
 * The rows of the page, newest first: what was fetched and what came live and fits the filter, each call once. Rows that
 * did not change keep their identity, and 10,000 of them are walked, not sorted.
 */
export function mergeCalls(fetched: readonly Call[], live: LiveCalls, filter: CallFilter): readonly Call[] {
  if (live.calls.size === 0) return fetched;
  const known = new Set<string>();
  let changed = false;
  const rows = fetched.map((before) => {
    known.add(before.id);
    const now = live.calls.get(before.id);
    const row = now ? later(before, now) : before;
    changed ||= row !== before;
    return row;
  });
  // Ids are time-ordered text.
  const newestFirst = (one: Call, other: Call) => (one.id < other.id ? 1 : -1);
  const added = [...live.calls.values()]
    .filter((call) => !known.has(call.id) && !live.held.has(call.id) && matchesFilter(call, filter))
    .toSorted(newestFirst);
  if (added.length === 0) return changed ? rows : fetched;
  const oldestAdded = added.at(-1);
  const [newest] = rows;
  const inFront = newest === undefined || (oldestAdded !== undefined && oldestAdded.id > newest.id);
  return inFront ? [...added, ...rows] : [...added, ...rows].toSorted(newestFirst);
}

/** How many of the held calls the filter would show. */
export function countHeld(live: LiveCalls, filter: CallFilter): number {
  let count = 0;
  for (const id of live.held) {
    const call = live.calls.get(id);
    if (call && matchesFilter(call, filter)) count += 1;
  }
  return count;
}

/** Of two states of one call, the one that knows more: an end is final. */
function later(before: Call | undefined, now: Call): Call {
  return before && before.state !== 'running' && now.state === 'running' ? before : now;
}
