import { createJudge, judgeGroup } from './judge-groups.ts';
import { markCachedAsInput, markShiftedDays } from './find-causes.ts';
import { gatherGroups } from './gather-groups.ts';
import type { GroupDraft } from './group-draft.ts';
import type { Comparison, Reconciliation, ReconciliationGroup } from './reconciliation.ts';

/**
 * Compares what a provider bills with what the kernel recorded. Every line is in exactly one group and so is all spend, so
 * the groups sum to both, to the nano-USD.
 */
export function reconcile(comparison: Comparison): Reconciliation {
  const { drafts, keyOfLine, isWhole } = gatherGroups(comparison);
  const judge = createJudge(comparison);
  const days = comparison.lines.flatMap(({ kind, day }) => (kind === 'usage' && day !== null ? [day] : []));
  const lastBilledDay = days.reduce<number | null>((last, day) => (last === null || day > last ? day : last), null);
  const unpricedOf = countUnpriced(comparison, isWhole);
  for (const draft of drafts) {
    [draft.state, draft.cause] = judgeGroup(draft, judge, lastBilledDay, unpricedOf(draft));
  }
  markCachedAsInput(drafts, judge);
  markShiftedDays(drafts, judge);
  return {
    groups: drafts.map(groupOf).toSorted(byDifference),
    keyOfLine,
  };
}

/** Calls without a price, of the day and model of a group; of the whole period, where it has no day. */
function countUnpriced({ recorded }: Comparison, isWhole: boolean): (draft: GroupDraft) => number {
  const counts = new Map<string, number>();
  const add = (key: string, calls: number) => counts.set(key, (counts.get(key) ?? 0) + calls);
  for (const { day, modelId, callsWithoutCost } of recorded) {
    if (callsWithoutCost === 0) continue;
    const subject = isWhole ? '' : modelId;
    add(`${day}/${subject}`, callsWithoutCost);
    add(`null/${subject}`, callsWithoutCost);
  }
  return ({ day, subject }) => counts.get(`${day}/${subject}`) ?? 0;
}

function groupOf(draft: GroupDraft): ReconciliationGroup {
  const { key, kind, day, subject, tokenClass, lines, calls } = draft;
  const isUnknown = subject.startsWith('~');
  return {
    key,
    kind,
    day,
    modelId: subject === '' || isUnknown ? null : subject,
    modelText: isUnknown ? subject.slice(1) : null,
    tokenClass,
    lines,
    calls,
    billedQuantity: lines === 0 || kind !== 'usage' ? null : draft.billedQuantity,
    recordedQuantity: draft.recordedRows === 0 || kind !== 'usage' ? null : draft.recordedQuantity,
    billedNanoUsd: draft.billedNanoUsd,
    recordedNanoUsd: draft.recordedNanoUsd,
    state: draft.state,
    cause: draft.cause,
  };
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function byDifference(a: ReconciliationGroup, b: ReconciliationGroup): number {
  const [ofA, ofB] = [size(a.billedNanoUsd - a.recordedNanoUsd), size(b.billedNanoUsd - b.recordedNanoUsd)];
  if (ofA !== ofB) return ofA > ofB ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}
