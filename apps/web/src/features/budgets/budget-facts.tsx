'use client';

import { isPartScope } from '@agent-os/core/choices';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Facts, HatchSwatch, Time } from '@/components/ui/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import { BudgetAmount } from './budget-amount-text.tsx';
import { actionEffects, atCapOf, creditsLimitNothing, periodWords, scopeWords, unitWords } from './budget-words.ts';
import { describeBudget } from './describe-budget.ts';
import { formatUsedShare, type ListedBudget } from './prepare-budgets.ts';
import { UsedBar } from './used-bar.tsx';

const namedWords =
  'Whoever a request names in safety_identifier or user, or in metadata.user_id to /v1/messages. Those that name nobody share what one has.';

function placeHref({ scope }: ListedBudget): string | undefined {
  switch (scope.kind) {
    case 'department':
    case 'team':
      return `/departments?peek=${scope.id}`;
    case 'agent':
      return `/agents/${scope.name}`;
    case 'run':
    case 'user':
      return scope.id === null ? undefined : `/agents/${scope.name}`;
    case 'model':
      return `/models?peek=${scope.id}`;
    case 'key':
      return `/keys?peek=${scope.id}`;
    case 'organisation':
      return undefined;
  }
}

function Over({ budget }: { readonly budget: ListedBudget }) {
  const { scope, path } = budget;
  const href = placeHref(budget);
  const isOfAgent = isPartScope(scope.kind);
  const isEvery = scope.id === null && scope.kind !== 'organisation';
  const above = path.map(({ name }) => name).join(', ');
  return (
    <>
      {isEvery ? '' : `${scopeWords[scope.kind]} ${isOfAgent ? 'of ' : ''}`}
      {href === undefined ? (
        scope.name
      ) : (
        <Link href={href as Route} className="break-all text-you hover:underline">
          {scope.name}
        </Link>
      )}
      {above !== '' && (isOfAgent ? `, ${above}` : ` of ${above}`)}
    </>
  );
}

/** The present window of a budget: a sentence, a bar, and each figure. */
export function BudgetFacts({ budget }: { readonly budget: ListedBudget }) {
  const present = { nowMs: useNow(), zone: useViewerZone() };
  const { unit, window, capAmount, capNowAmount, availableAmount, increases, period, usedShare } = budget;
  const atCap = atCapOf(budget);
  const amount = (value: string | undefined) => (
    <BudgetAmount unit={unit} amount={value === undefined ? null : BigInt(value)} focusable />
  );
  const facts: (readonly [string, ReactNode])[] = [
    ['Over', <Over key="over" budget={budget} />],
    ...(budget.scope.kind === 'user' ? [['Whom', namedWords] as const] : []),
    ['Counts', `${unitWords[unit]} ${periodWords[period]}, of real and simulated models alike`],
    [
      'Spent',
      <span key="spent">
        {amount(window?.spentAmount ?? '0')}, {formatUsedShare(usedShare ?? 0)}
      </span>,
    ],
    [
      'Reserved',
      <span key="reserved" className="inline-flex items-center gap-1">
        <HatchSwatch />
        {amount(window?.reservedAmount ?? '0')}
      </span>,
    ],
    ['Available', amount(availableAmount)],
    [
      'Cap',
      increases.length === 0 ? (
        amount(capAmount)
      ) : (
        <span key="cap">
          {amount(capNowAmount)}, raised from {amount(capAmount)}
        </span>
      ),
    ],
    ['At the cap', atCap === 'nothing' ? creditsLimitNothing : actionEffects[atCap]],
    [
      'Notices at',
      budget.noticePercents.length === 0 ? 'none' : budget.noticePercents.map((one) => `${one} %`).join(', '),
    ],
  ];
  if (period !== 'run' && period !== 'total') {
    facts.push(
      ['Began', window === null ? nothing : <Time key="began" at={window.startsAt} form="date" />],
      ['Resets', window?.endsAt ? <Time key="resets" at={window.endsAt} form="date" /> : nothing],
    );
    if (period !== 'hour') facts.push(['Time zone', budget.timeZone]);
  }
  facts.push([
    'Runs out',
    budget.runsOutAt === null ? budget.runsOut : <Time key="out" at={budget.runsOutAt} form="date" />,
  ]);
  facts.push(['Calls', formatCount(window?.calls ?? 0)]);
  return (
    <>
      <p className="px-4 pt-3 [overflow-wrap:anywhere] text-ink-1">{describeBudget(budget, present)}</p>
      <div className="px-4 pt-2">
        <UsedBar shares={budget.bar} />
      </div>
      <Facts facts={facts} />
    </>
  );
}
