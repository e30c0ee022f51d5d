import type { SystemView } from '@/features/views/index.ts';

/** What finance looks at again and again. Named days move with the calendar. */
export const financeSystemViews: readonly SystemView[] = [
  { id: 'month', name: 'This month', query: '' },
  { id: 'agents-30d', name: 'Agents, last 30 days', query: 'period=30d&by=agent' },
  { id: 'models-quarter', name: 'Models, quarter to date', query: 'period=quarter&by=model' },
  {
    id: 'chargeback-last-month',
    name: 'Chargeback, last month',
    query: 'period=last-month&tab=allocation&spread=true',
  },
];
