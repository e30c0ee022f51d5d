'use client';

import { useQuery } from '@tanstack/react-query';
import { Peek } from '@/components/peek/index.ts';
import { Panel, QueryState, StateBadge } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ArchiveBudget } from './archive-budget.tsx';
import { BudgetFacts } from './budget-facts.tsx';
import { ChangeBudget } from './change-budget.tsx';
import { IncreaseList } from './increase-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { PastWindows } from './past-windows.tsx';
import type { ListedBudget } from './prepare-budgets.ts';
import { RaiseBudget } from './raise-budget.tsx';
import { VersionList } from './version-list.tsx';

const pollMs = 5_000;

export interface BudgetPeekProps {
  readonly item: ListedBudget;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One budget beside the list: what is left, what was, who set it and why. */
export function BudgetPeek({ item, onPrevious, onNext }: BudgetPeekProps) {
  const trpc = useTRPC();
  const mayWrite = useMay('budgets:write');
  const query = useQuery({ ...trpc.budgets.get.queryOptions({ budgetId: item.id }), refetchInterval: pollMs });
  return (
    <Peek
      label={`Budget ${item.name}`}
      title={
        <>
          <h2 className="truncate font-semibold" title={item.name}>
            {item.name}
          </h2>
          {item.archivedAt !== null && <StateBadge shape="settled">archived</StateBadge>}
          {item.state === 'not_enforced' && <StateBadge shape="stopped">not enforced</StateBadge>}
          {item.state === 'used_up' && <StateBadge shape="error">used up</StateBadge>}
        </>
      }
      onPrevious={onPrevious}
      onNext={onNext}
    >
      {mayWrite && (
        <div className="flex flex-wrap gap-2 border-b border-line-1 px-4 py-2">
          {item.archivedAt === null && item.unit !== 'credits' && (
            <>
              <RaiseBudget budget={item} />
              <ChangeBudget budget={item} />
            </>
          )}
          {(item.archivedAt === null || item.unit !== 'credits') && <ArchiveBudget budget={item} />}
        </div>
      )}
      <BudgetFacts budget={item} />
      <QueryState query={query} what="the budget’s past" rows={6}>
        {(budget) => (
          <>
            <IncreaseList budget={budget} mayEnd={mayWrite} />
            <PastWindows budget={budget} />
            <NoticeList budget={budget} />
            <Panel title="Versions" note="who set it, and why">
              <VersionList budget={budget} />
            </Panel>
          </>
        )}
      </QueryState>
    </Peek>
  );
}
