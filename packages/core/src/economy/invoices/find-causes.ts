import type { GroupDraft } from './group-draft.ts';
import type { Judge } from './judge-groups.ts';

const aPercent = 100n;
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Within a percent of the expected one, and not nothing. */
function isAbout(amount: bigint, expected: bigint): boolean {
  return expected !== 0n && size(amount - expected) * aPercent <= size(expected);
}

/**
 * Cached input that was charged, or counted, as if it had not been cached. Of groups by class, both sides of it are marked;
 * of groups without classes, those whose difference is what the cache saved.
 */
export function markCachedAsInput(drafts: readonly GroupDraft[], judge: Judge): void {
  const usage = drafts.filter(({ kind, state }) => kind === 'usage' && state !== 'billed_only');
  for (const own of Map.groupBy(usage, ({ day, subject }) => `${day}/${subject}`).values()) {
    for (const draft of own) if (draft.tokenClass === null) markSavedByCache(draft);
    const input = own.find(({ tokenClass }) => tokenClass === 'input');
    const cached = own.find(({ tokenClass }) => tokenClass === 'cached_input');
    if (input !== undefined && cached !== undefined) markBetween(input, cached, judge);
  }
}

function markSavedByCache(draft: GroupDraft): void {
  const input = draft.recordedClasses.get('input');
  const cached = draft.recordedClasses.get('cached_input');
  if (draft.state !== 'price_differs' || draft.cause === 'billed_twice') return;
  if (input === undefined || cached === undefined || input.quantity === 0n) return;
  const asInput = (input.nanoUsd * cached.quantity) / input.quantity;
  if (isAbout(draft.differenceNanoUsd, asInput - cached.nanoUsd)) draft.cause = 'cached_as_input';
}

function markBetween(input: GroupDraft, cached: GroupDraft, judge: Judge): void {
  if (cached.state === 'agrees' || cached.recordedQuantity === 0n) return;
  const billedCached = cached.lines === 0 ? 0n : cached.billedQuantity;
  const isMoved =
    input.billedQuantity !== null &&
    billedCached !== null &&
    billedCached < cached.recordedQuantity &&
    input.billedQuantity > input.recordedQuantity &&
    judge.isSame(input.billedQuantity + billedCached, input.recordedQuantity + cached.recordedQuantity);
  if (isMoved) {
    for (const draft of [input, cached]) {
      if (draft.state === 'agrees') continue;
      draft.state = 'quantity_differs';
      draft.cause = 'cached_as_input';
    }
    return;
  }
  if (cached.state !== 'price_differs' || input.recordedQuantity === 0n) return;
  const asInput = (input.recordedNanoUsd * cached.recordedQuantity) / input.recordedQuantity;
  if (isAbout(cached.billedNanoUsd, asInput)) cached.cause = 'cached_as_input';
}

/**
 * Days whose differences cancel each other out: what one day lacks stands on the next, as it does when the provider's days are
 * of another time zone. Runs of days are as short as they can be.
 */
export function markShiftedDays(drafts: readonly GroupDraft[], judge: Judge): void {
  const daily = drafts.filter(({ kind, day }) => kind === 'usage' && day !== null);
  for (const series of Map.groupBy(daily, ({ subject, tokenClass }) => `${subject}/${tokenClass}`).values()) {
    const days = series.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0));
    let run: GroupDraft[] = [];
    let sum = 0n;
    for (const draft of days) {
      const before = run.at(-1);
      if (before !== undefined && (draft.day ?? 0) - (before.day ?? 0) > 1) [run, sum] = [[], 0n];
      if (run.length === 0 && draft.state === 'agrees') continue;
      run.push(draft);
      sum += draft.differenceNanoUsd;
      if (run.length > 1 && isCancelled(run, sum, judge)) {
        for (const moved of run) markShifted(moved);
        [run, sum] = [[], 0n];
      }
    }
  }
}

function isCancelled(run: readonly GroupDraft[], sum: bigint, judge: Judge): boolean {
  const rounding = run.reduce((total, draft) => total + judge.roundingOf(draft), 0n);
  const most = run.reduce((found, { differenceNanoUsd }) => {
    const own = size(differenceNanoUsd);
    return own > found ? own : found;
  }, 0n);
  // What is left is less than what moved: else a rounding could end a run that is none.
  return size(sum) <= rounding && size(sum) * 2n < most;
}

function markShifted(draft: GroupDraft): void {
  if (draft.state === 'agrees') return;
  draft.cause = 'shifted_day';
  if (draft.state !== 'price_differs') draft.state = 'quantity_differs';
}
