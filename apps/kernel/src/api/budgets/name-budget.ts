import type { BudgetConfiguration } from '@agent-os/db';

const units = { usd: 'USD', tokens: 'tokens', credits: 'credits', energy: 'energy' } as const;
const periods = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  total: 'in all',
  run: 'a run',
} as const;
const charactersMax = 200;

/** What a budget is called unless somebody names it: `tier1-resolver, USD a day`. Begins with what it is over. */
export function nameBudget(
  scopeName: string,
  { scopeKind, scopeId, unit, period }: Pick<BudgetConfiguration, 'scopeKind' | 'scopeId' | 'unit' | 'period'>,
): string {
  const each = scopeKind === 'user' && scopeId !== null ? ' for each end user' : '';
  const end = `, ${units[unit]} ${periods[period]}${each}`;
  return `${scopeName.slice(0, charactersMax - end.length)}${end}`;
}
