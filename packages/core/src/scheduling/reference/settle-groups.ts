import { liftedCounter } from '../rules/index.ts';
import { groupAt, openGroups, openSiblings, setGroup, startableGroups } from './groups-of-draft.ts';
import type { PoolDraft } from './pool-draft.ts';

/** Makes a change, then lets groups leave that have nothing to start any more, and lifts those that come anew. */
export function settleGroups(draft: PoolDraft, turn: number, change: () => void): void {
  const before = openGroups(draft);
  const startable = startableGroups(draft);
  change();
  const after = openGroups(draft);
  for (const [key, { path }] of before) {
    if (after.has(key)) continue;
    setGroup(draft, { ...groupAt(draft, path), owedThousandths: 0 });
    const parent = groupAt(draft, path.slice(0, -1));
    if (openSiblings(after, path).length > 0) continue;
    setGroup(draft, { ...parent, floor: Math.max(parent.floor, groupAt(draft, path).counter) });
  }
  for (const [key, { path, ordering }] of after) {
    if (before.has(key)) continue;
    const group = groupAt(draft, path);
    const beside = openSiblings(startable, path);
    const waiting = (beside.length > 0 ? beside : openSiblings(before, path)).map(
      (sibling) => groupAt(draft, sibling.path).counter,
    );
    const least = waiting.length === 0 ? undefined : Math.min(...waiting);
    const { floor } = groupAt(draft, path.slice(0, -1));
    setGroup(draft, { ...group, turn, counter: liftedCounter(ordering, group.counter, least, floor) });
  }
}
