import type { Budget, BudgetWindow } from './budget-types.ts';

/** Places on a bar from 0 to 1. */
export interface BarShares {
  readonly spent: number;
  /** Its length, from the end of what is spent. */
  readonly reserved: number;
  readonly cap: number;
  /** How much of the period is over; undefined for a window without an end. */
  readonly now: number | undefined;
  readonly tone: 'calm' | 'care' | 'stop';
}

const scaleParts = 10_000n;
/** The cap stands a little before the bar's end, so that its rule is seen. */
const capPlace = 0.985;
const nearlyAll = 0.8;

/** A part of a whole as a number, for drawing only: 0 of nothing is 0, something of nothing is all. */
export function shareOf(part: bigint, whole: bigint): number {
  if (whole <= 0n) return part > 0n ? 1 : 0;
  return Number((part * scaleParts) / whole) / Number(scaleParts);
}

/** How much of a window's time is over at `nowMs`; undefined without both ends. */
export function elapsedShare(
  window: { readonly startsAt: number; readonly endsAt: number | null } | null,
  nowMs: number,
): number | undefined {
  if (typeof window?.endsAt !== 'number') return undefined;
  return Math.min(1, Math.max(0, (nowMs - window.startsAt) / (window.endsAt - window.startsAt)));
}

interface Amounts {
  readonly spent: bigint;
  readonly reserved: bigint;
  readonly cap: bigint;
}

/** What goes beyond the cap draws the cap nearer. */
function placeAmounts({ spent, reserved, cap }: Amounts, early: boolean): Omit<BarShares, 'now'> {
  const used = spent + reserved;
  const whole = used > cap ? used : cap;
  const place = (amount: bigint) => shareOf(amount, whole) * capPlace;
  const share = shareOf(spent, cap);
  const tone = share >= 1 ? 'stop' : share >= nearlyAll || early ? 'care' : 'calm';
  return { spent: place(spent), reserved: place(reserved), cap: place(cap), tone };
}

/** Places of a budget's bar. */
export function prepareBar({ window, capNowAmount, runsOutAt }: Budget, nowMs: number): BarShares {
  const [spent, reserved] = [BigInt(window?.spentAmount ?? 0), BigInt(window?.reservedAmount ?? 0)];
  const places = placeAmounts({ spent, reserved, cap: BigInt(capNowAmount) }, runsOutAt !== null);
  const elapsed = elapsedShare(window, nowMs);
  return { ...places, now: elapsed === undefined ? undefined : elapsed * places.cap };
}

/** Of a window that is over. */
export function prepareWindowBar({ spentAmount, reservedAmount }: BudgetWindow, capAmount: string): BarShares {
  const amounts = { spent: BigInt(spentAmount), reserved: BigInt(reservedAmount), cap: BigInt(capAmount) };
  return { ...placeAmounts(amounts, false), now: undefined };
}
