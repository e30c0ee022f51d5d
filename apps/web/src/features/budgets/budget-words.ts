import type { BudgetAction, BudgetPeriod, BudgetScopeKind, BudgetUnit } from './budget-types.ts';

export const scopeWords: Readonly<Record<BudgetScopeKind, string>> = {
  organisation: 'organisation',
  department: 'department',
  team: 'team',
  agent: 'digital employee',
  run: 'each run',
  user: 'each end user',
  model: 'model',
  key: 'API key',
};

export const periodWords: Readonly<Record<BudgetPeriod, string>> = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  total: 'in all',
  run: 'a run',
};

export const unitWords: Readonly<Record<BudgetUnit, string>> = {
  usd: 'USD',
  tokens: 'tokens',
  credits: 'credits',
  energy: 'energy',
};

export const actionWords: Readonly<Record<BudgetAction, string>> = {
  deny: 'deny',
  throttle: 'throttle',
  notify: 'notify',
};

type AtCap = BudgetAction | 'nothing';

/** What a budget does at its cap. One of credits does nothing: no call takes them (docs/decisions/0014). */
export function atCapOf({ unit, action }: { readonly unit: BudgetUnit; readonly action: BudgetAction }): AtCap {
  return unit === 'credits' ? 'nothing' : action;
}

export const atCapWords: Readonly<Record<AtCap, string>> = { ...actionWords, nothing: 'not enforced' };

export const creditsLimitNothing =
  'It limits nothing: calls take no credits of the market. What departments may spend there is what they are granted, under Market.';

/** What happens to a call that does not fit, for whoever chooses. */
export const actionEffects: Readonly<Record<BudgetAction, string>> = {
  deny: 'A call that does not fit is refused, and its caller is told which budget, until when and who can raise it.',
  throttle:
    'A call that does not fit waits until it does, for up to a minute; then its caller is told when to come back.',
  notify: 'Every call goes through; people are told at each percentage.',
};

/** `now`, in the present window of each period. */
const nowWords: Readonly<Record<BudgetPeriod, string>> = {
  hour: 'this hour',
  day: 'today',
  week: 'this week',
  month: 'this month',
  total: 'in all',
  run: 'in this run',
};

export function presentWords(period: BudgetPeriod): string {
  return nowWords[period];
}
