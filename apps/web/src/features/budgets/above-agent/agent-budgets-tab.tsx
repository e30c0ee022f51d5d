'use client';

import { DataTable, EmptyState, Panel, QueryState, type Column } from '@/components/ui/index.ts';
import { BudgetAmount } from '../budget-amount-text.tsx';
import { atCapOf, atCapWords } from '../budget-words.ts';
import { describeBudget } from '../describe-budget.ts';
import { formatUsedShare, type ListedBudget } from '../prepare-budgets.ts';
import { UsedBar } from '../used-bar.tsx';
import { BudgetLink } from './budget-link.tsx';
import { useAgentBudgets } from './use-agent-budgets.ts';

const columns: readonly Column<ListedBudget>[] = [
  { key: 'budget', head: 'Budget', cell: (row) => <BudgetLink budget={row} /> },
  { key: 'bar', head: 'Used, | now', className: 'w-1/4', cell: ({ bar }) => <UsedBar shares={bar} /> },
  { key: 'share', head: '% used', align: 'right', cell: ({ usedShare }) => formatUsedShare(usedShare) },
  {
    key: 'spent',
    head: 'Spent',
    align: 'right',
    cell: ({ unit, window }) => <BudgetAmount unit={unit} amount={BigInt(window?.spentAmount ?? 0)} />,
  },
  {
    key: 'cap',
    head: 'Cap',
    align: 'right',
    cell: ({ unit, capNowAmount }) => <BudgetAmount unit={unit} amount={BigInt(capNowAmount)} />,
  },
  {
    key: 'available',
    head: 'Available',
    align: 'right',
    cell: ({ unit, availableAmount }) => <BudgetAmount unit={unit} amount={BigInt(availableAmount)} />,
  },
  { key: 'action', head: 'At the cap', cell: (row) => atCapWords[atCapOf(row)] },
  { key: 'resets', head: 'Resets', cell: ({ resets }) => resets },
  { key: 'out', head: 'Runs out', cell: ({ runsOut }) => runsOut },
];

/** Every budget that holds the agent back, the tightest first. */
export function AgentBudgetsTab({ agentId }: { readonly agentId: string }) {
  const { query, present, rows } = useAgentBudgets(agentId);
  const [tightest] = rows;
  return (
    <QueryState query={query} what="the budgets" rows={6}>
      {() => (
        <>
          {tightest && (
            <p className="border-b border-line-1 px-4 py-3 [overflow-wrap:anywhere] text-ink-1">
              {describeBudget(tightest, present)}
            </p>
          )}
          <Panel title="Above it" note="the tightest first; a call must fit into each of them">
            {tightest === undefined ? (
              <EmptyState title="No budget stands above this digital employee: nothing limits what it spends." />
            ) : (
              <DataTable
                caption="Budgets above this digital employee"
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
          </Panel>
        </>
      )}
    </QueryState>
  );
}
