import type { FilterField, FilterValue } from '@/components/filters/index.ts';
import { atCapOf, atCapWords, periodWords, scopeWords, unitWords } from './budget-words.ts';
import type { BudgetState, ListedBudget } from './prepare-budgets.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const states: Readonly<Record<BudgetState, string>> = {
  used_up: 'used up',
  runs_early: 'runs out early',
  in_hand: 'in hand',
  not_enforced: 'not enforced',
  archived: 'archived',
};

/** What the list of budgets can be filtered by. */
export const budgetFilters: readonly FilterField[] = [
  { id: 'over', label: 'over', kind: 'choice', closed: true, options: optionsOf(scopeWords) },
  { id: 'name', label: 'name', kind: 'text' },
  { id: 'in', label: 'in', kind: 'text', operators: ['contains'] },
  { id: 'period', label: 'period', kind: 'choice', closed: true, options: optionsOf(periodWords) },
  { id: 'unit', label: 'unit', kind: 'choice', closed: true, options: optionsOf(unitWords) },
  { id: 'action', label: 'at the cap', kind: 'choice', closed: true, options: optionsOf(atCapWords) },
  { id: 'state', label: 'state', kind: 'choice', closed: true, options: optionsOf(states) },
  { id: 'used', label: 'used', kind: 'number', unit: '%' },
  { id: 'raised', label: 'raised for a time', kind: 'flag' },
];

const percent = 100;

export function readBudget(budget: ListedBudget, field: string): FilterValue {
  switch (field) {
    case 'over':
      return budget.scope.kind;
    case 'name':
      return budget.name;
    case 'in':
      return budget.path.map(({ name }) => name).join(', ');
    case 'period':
      return budget.period;
    case 'unit':
      return budget.unit;
    case 'action':
      return atCapOf(budget);
    case 'used':
      return budget.usedShare === null ? null : budget.usedShare * percent;
    case 'raised':
      return budget.increases.length > 0;
    default:
      return budget.state;
  }
}
