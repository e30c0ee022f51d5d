import type { SpendParts } from '@agent-os/core/economy';
import type { SpendRow } from '@agent-os/db';
import { dayOf } from './month-span.ts';

const outputClasses: ReadonlySet<string> = new Set(['output', 'reasoning', 'audio_output', 'image_output']);

/** What days came to, by what may have caused it. `calls` counts them, `classes` has their tokens. */
export function partsOf(
  { calls, classes }: { readonly calls: readonly SpendRow[]; readonly classes: readonly SpendRow[] },
  firstDay: number,
  lastDay: number,
): SpendParts {
  const isIn = ({ startsAt }: SpendRow) => {
    const day = dayOf(startsAt?.getTime() ?? 0);
    return day >= firstDay && day <= lastDay;
  };
  const inside = calls.filter(isIn);
  const tokens = classes.filter(isIn);
  const quantityOf = (output: boolean) =>
    tokens
      .filter(({ tokenClass }) => outputClasses.has(tokenClass ?? '') === output)
      .reduce((sum, { quantity }) => sum + Number(quantity), 0);
  return {
    days: new Set(inside.map(({ startsAt }) => startsAt?.getTime())).size,
    calls: inside.reduce((sum, row) => sum + row.calls, 0),
    inputTokens: quantityOf(false),
    outputTokens: quantityOf(true),
    nanoUsd: inside.reduce((sum, { costNanoUsd }) => sum + Number(costNanoUsd), 0),
  };
}
