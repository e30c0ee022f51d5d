import type { SpendParts } from '@agent-os/core/economy';
import type { PairDayRow } from '@agent-os/db';
import { dayOf } from './month-span.ts';

/** What days of a pair came to, by what may have caused it. */
export function partsOf(rows: readonly PairDayRow[], firstDay: number, lastDay: number): SpendParts {
  const inside = rows.filter(({ day }) => dayOf(day.getTime()) >= firstDay && dayOf(day.getTime()) <= lastDay);
  const sumOf = (read: (row: PairDayRow) => number) => inside.reduce((sum, row) => sum + read(row), 0);
  return {
    days: new Set(inside.map(({ day }) => day.getTime())).size,
    calls: sumOf(({ calls }) => calls),
    inputTokens: sumOf(({ inputQuantity }) => inputQuantity),
    outputTokens: sumOf(({ outputQuantity }) => outputQuantity),
    nanoUsd: sumOf(({ costNanoUsd }) => Number(costNanoUsd)),
  };
}
