import { StateBadge } from '@/components/ui/index.ts';
import type { FinanceMonth } from './finance-types.ts';
import { longMonthName } from './months.ts';

const dayMs = 86_400_000;

/** Whether the month's books are open, and how far it is. */
export function MonthState({ month: { month, state, from, to, asOf } }: { readonly month: FinanceMonth }) {
  const [name = month] = longMonthName(month).split(' ');
  if (state === 'closed') return <StateBadge shape="settled">{`${name} is closed`}</StateBadge>;
  const days = Math.round((to - from) / dayMs);
  const day = Math.floor((asOf - from) / dayMs) + 1;
  const now = day >= 1 && day <= days ? `, day ${day} of ${days}` : '';
  return <StateBadge shape="waiting">{`${name} is open${now}`}</StateBadge>;
}
