import type { SystemView } from '@/features/views/index.ts';

/** What people look for among budgets. */
export const budgetSystemViews: readonly SystemView[] = [
  { id: 'tree', name: 'All, as a tree', query: '' },
  { id: 'watch', name: 'To watch', query: 'filters=state:any_of:used_up,runs_early&budgets.sort=runs-out' },
  { id: 'fullest', name: 'Fullest first', query: 'budgets.sort=-used' },
  { id: 'raised', name: 'Raised for a time', query: 'filters=raised:is' },
];
