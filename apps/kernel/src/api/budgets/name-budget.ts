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
export function nameBudget(scopeName: string, { unit, period }: Pick<BudgetConfiguration, 'unit' | 'period'>): string {
  const end = `, ${units[unit]} ${periods[period]}`;
  return `${scopeName.slice(0, charactersMax - end.length)}${end}`;
}
