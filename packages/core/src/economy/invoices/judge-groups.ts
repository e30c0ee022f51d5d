import type { GroupDraft } from './group-draft.ts';
import type { Comparison, DifferenceCause, GroupState } from './reconciliation.ts';

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const million = 1_000_000n;

export interface Judge {
  /** How far the difference of a group may be off, in nano-USD, by the rounding of both sides alone. */
  readonly roundingOf: (draft: GroupDraft) => bigint;
  readonly agrees: (draft: GroupDraft, differenceNanoUsd?: bigint) => boolean;
  /** Two amounts of one kind that are the same within the tolerance. */
  readonly isSame: (a: bigint, b: bigint) => boolean;
}

export function createJudge({ tolerancePpm, costDecimals, converted }: Comparison): Judge {
  const ppm = BigInt(tolerancePpm);
  const lastDecimal = 10n ** BigInt(9 - Math.min(9, costDecimals));
  const toleranceOf = (a: bigint, b: bigint): bigint => (larger(size(a), size(b)) * ppm) / million;
  // Each call's cost was rounded to the nano-USD, and with several classes each of them by less than one.
  const roundingOf = ({ lines, calls }: GroupDraft): bigint =>
    (BigInt(lines) * lastDecimal) / 2n + BigInt(calls) + (converted ? BigInt(lines) : 0n);
  return {
    roundingOf,
    agrees: (draft, difference = draft.differenceNanoUsd) =>
      size(difference) <= larger(roundingOf(draft), toleranceOf(draft.billedNanoUsd, draft.recordedNanoUsd)),
    isSame: (a, b) => size(a - b) <= toleranceOf(a, b),
  };
}

/** What a group's own sums say of it. `lastBilledDay`: after it the file has no line. */
export function judgeGroup(
  draft: GroupDraft,
  judge: Judge,
  lastBilledDay: number | null,
  unpricedCalls: number,
): readonly [GroupState, DifferenceCause | null] {
  const { kind, lines, recordedRows, lateRows, day, differenceNanoUsd } = draft;
  if (judge.agrees(draft)) {
    if (differenceNanoUsd === 0n) return ['agrees', null];
    return ['agrees', size(differenceNanoUsd) <= judge.roundingOf(draft) ? 'rounding' : 'tolerance'];
  }
  if (lines === 0) {
    if (lateRows === recordedRows) return ['not_yet_billed', 'came_late'];
    const isAfter = day !== null && lastBilledDay !== null && day > lastBilledDay;
    return isAfter ? ['not_yet_billed', 'after_last_line'] : ['recorded_only', null];
  }
  const repeated = draft.repeatedNanoUsd !== 0n && judge.agrees(draft, differenceNanoUsd - draft.repeatedNanoUsd);
  const twice = repeated ? 'billed_twice' : null;
  if (recordedRows === 0) {
    if (kind !== 'usage') return ['billed_only', 'no_usage'];
    if (unpricedCalls > 0) return ['price_differs', 'unpriced_calls'];
    if (draft.subject.startsWith('~')) return ['billed_only', 'unknown_model'];
    return ['billed_only', draft.subject === '' ? 'no_model' : 'past_the_kernel'];
  }
  const isQuantityKnown = draft.billedQuantity !== null && kind === 'usage';
  const isSameQuantity = isQuantityKnown && judge.isSame(draft.billedQuantity ?? 0n, draft.recordedQuantity);
  if (isSameQuantity || !isQuantityKnown) {
    return ['price_differs', twice ?? (unpricedCalls > 0 ? 'unpriced_calls' : isSameQuantity ? 'unit_price' : null)];
  }
  return ['quantity_differs', twice ?? (unpricedCalls > 0 ? 'unpriced_calls' : null)];
}
