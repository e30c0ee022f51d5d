import { spendKinds } from '@agent-os/core/choices';
import { parseAsStringLiteral } from 'nuqs/server';

export const energyGroups = ['department', 'team', 'agent', 'model', 'day'] as const;
export type EnergyGroup = (typeof energyGroups)[number];

/** Days of UTC, today included. */
export const daySpans = { today: 1, '7d': 7, '30d': 30, '90d': 90 } as const;
export type DaySpan = keyof typeof daySpans;
export const daySpanNames: readonly { readonly value: DaySpan; readonly name: string }[] = [
  { value: 'today', name: 'Today' },
  { value: '7d', name: '7 d' },
  { value: '30d', name: '30 d' },
  { value: '90d', name: '90 d' },
];

/** What of the room's address is about the energy of calls. */
export const ofCallsParsers = {
  by: parseAsStringLiteral(energyGroups).withDefault('department'),
  days: parseAsStringLiteral(daySpanNames.map(({ value }) => value)).withDefault('7d'),
  /** Real calls, or simulated ones where there are no others, unless the address says which. */
  spend: parseAsStringLiteral(spendKinds),
};

const dayMs = 86_400_000;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** First and last day of a span that ends on the day of `nowMs`. */
export function daysOfSpan(span: DaySpan, nowMs: number): { readonly from: string; readonly to: string } {
  return { from: dayOf(nowMs - (daySpans[span] - 1) * dayMs), to: dayOf(nowMs) };
}
