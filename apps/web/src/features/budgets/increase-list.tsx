'use client';

import { useMutation } from '@tanstack/react-query';
import { Button, Panel, PersonName, Time, useToasts } from '@/components/ui/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { BudgetAmount } from './budget-amount-text.tsx';
import type { BudgetDetail, BudgetIncrease } from './budget-types.ts';
import { useBudgetsRefresh } from './use-budgets-refresh.ts';

function EndRaise({ budgetId, increase }: { readonly budgetId: string; readonly increase: BudgetIncrease }) {
  const trpc = useTRPC();
  const refresh = useBudgetsRefresh();
  const { tell, tellProblem } = useToasts();
  const end = useMutation(
    trpc.budgets.endRaise.mutationOptions({
      onSuccess: async () => {
        await refresh();
        tell('The increase has ended. The cap is as before it.');
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <Button size="small" pending={end.isPending} onClick={() => end.mutate({ budgetId, increaseId: increase.id })}>
      End now
    </Button>
  );
}

export interface IncreaseListProps {
  readonly budget: BudgetDetail;
  readonly mayEnd: boolean;
}

/** When the budget was raised, by whom and why; those in force can be ended. */
export function IncreaseList({ budget: { id, unit, allIncreases }, mayEnd }: IncreaseListProps) {
  const now = useNow();
  if (allIncreases.length === 0) return null;
  return (
    <Panel title="Increases" note="for a time, on top of the cap">
      <ul>
        {allIncreases.map((increase) => {
          const { id: increaseId, amount, until, endedAt, reason, by } = increase;
          const inForce = endedAt === null && until > now;
          return (
            <li key={increaseId} className="border-b border-line-1 px-4 py-1.5 text-12 last:border-b-0">
              <div className="flex min-h-6 flex-wrap items-center gap-x-3">
                <span className={inForce ? 'font-medium text-ink-1' : 'text-ink-2'}>
                  +<BudgetAmount unit={unit} amount={BigInt(amount)} />
                </span>
                <span className="min-w-0 flex-1 text-ink-3">
                  {endedAt === null ? (inForce ? 'until ' : 'ended ') : 'ended early '}
                  <Time at={endedAt ?? until} form="date" />
                </span>
                {mayEnd && inForce && <EndRaise budgetId={id} increase={increase} />}
              </div>
              <p className="[overflow-wrap:anywhere] text-ink-2">
                <PersonName name={by.name} />: {reason}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
