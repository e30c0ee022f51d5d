import type { Route } from 'next';
import Link from 'next/link';
import { DataTable, ExactText, Panel, type Column } from '@/components/ui/index.ts';
import { formatBudgetAmount, formatExactBudgetAmount, nothing } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

type CallBudget = CallDetail['budgets'][number];

function amountOf(unit: CallBudget['unit'], amount: string | null) {
  if (amount === null) return nothing;
  return (
    <ExactText exact={formatExactBudgetAmount(unit, BigInt(amount))} focusable>
      {formatBudgetAmount(unit, BigInt(amount))}
    </ExactText>
  );
}

const columns: readonly Column<CallBudget>[] = [
  {
    key: 'budget',
    head: 'Budget',
    className: 'max-w-64 truncate',
    cell: ({ budgetId, name }) => (
      <Link href={`/budgets?peek=${budgetId}` as Route} prefetch={false} title={name} className="row-link text-you">
        {name}
      </Link>
    ),
  },
  { key: 'held', head: 'Held', align: 'right', cell: ({ unit, heldAmount }) => amountOf(unit, heldAmount) },
  { key: 'taken', head: 'Taken', align: 'right', cell: ({ unit, chargedAmount }) => amountOf(unit, chargedAmount) },
];

/** What the call held of each budget above it before it ran, and what it took; nothing where no budget counted it. */
export function CallBudgets({ call: { budgets } }: { readonly call: CallDetail }) {
  if (budgets.length === 0) return null;
  return (
    <Panel title="Budgets" note="held of each before it ran, taken at its end">
      <DataTable
        caption="Budgets above this call"
        columns={columns}
        rows={budgets}
        rowKey={({ budgetId }) => budgetId}
      />
    </Panel>
  );
}
