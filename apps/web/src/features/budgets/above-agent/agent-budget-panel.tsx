'use client';

import type { ReactNode } from 'react';
import { EmptyState, Panel, QueryState } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { describeBudget } from '../describe-budget.ts';
import { formatUsedShare } from '../prepare-budgets.ts';
import { UsedBar } from '../used-bar.tsx';
import { BudgetLink } from './budget-link.tsx';
import { useAgentBudgets } from './use-agent-budgets.ts';

export interface AgentBudgetPanelProps {
  readonly agentId: string;
  readonly actions: ReactNode;
}

const shown = 4;

/** The budget that holds the agent back first, in a sentence, and the next ones above it as bars. */
export function AgentBudgetPanel({ agentId, actions }: AgentBudgetPanelProps) {
  const { query, present, rows } = useAgentBudgets(agentId);
  const [tightest] = rows;
  return (
    <Panel
      title="Budget"
      note={rows.length > shown ? `the tightest of ${rows.length}` : 'the tightest first'}
      actions={actions}
    >
      <QueryState query={query} what="the budgets" rows={3}>
        {() =>
          tightest === undefined ? (
            <EmptyState title="No budget stands above it: nothing limits what it spends." />
          ) : (
            <>
              <p className="px-4 py-1.5 text-12 [overflow-wrap:anywhere] text-ink-1">
                {describeBudget(tightest, present)}
              </p>
              <ul aria-label={formatQuantity(Math.min(shown, rows.length), 'budget')}>
                {rows.slice(0, shown).map((budget) => (
                  <li
                    key={budget.id}
                    className="relative grid min-h-7 grid-cols-[minmax(0,1fr)_72px_48px] items-center gap-3 px-4 text-12"
                  >
                    <BudgetLink budget={budget} />
                    <UsedBar shares={budget.bar} />
                    <span className={`text-right ${budget.state === 'used_up' ? 'text-stop' : 'text-ink-2'}`}>
                      {formatUsedShare(budget.usedShare ?? 0)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
