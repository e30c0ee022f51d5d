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

/** The rows of the page, newest first: what was fetched and what came live and fits the filter, each call once. */
export function mergeCalls(fetched: readonly Call[], live: LiveCalls, filter: CallFilter): readonly Call[] {
  const rows = new Map(fetched.map((call) => [call.id, call]));
  for (const call of live.calls.values()) {
    const before = rows.get(call.id);
    if (before) rows.set(call.id, later(before, call));
    else if (!live.held.has(call.id) && matchesFilter(call, filter)) rows.set(call.id, call);
  }
  // Ids are time-ordered text.
  return [...rows.values()].toSorted((one, other) => (one.id < other.id ? 1 : -1));
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
