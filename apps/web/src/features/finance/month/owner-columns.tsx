import { ExactText, Money, type Column } from '@/components/ui/index.ts';
import { formatSummaryCount, nothing } from '@/format/index.ts';
import { callsOfOwner } from '../calls-of.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinanceOwner, FinanceOwners } from '../finance-types.ts';
import { NameHead, nameCellClass, OwnerName } from '../owner-name.tsx';
import { signedShare } from '../signed-words.ts';
import { WholeUsd } from '../whole-usd.tsx';
import { groupNames } from './group-words.ts';
import { UsedBar } from './used-bar.tsx';

const isOver = ({ varianceNanoUsd }: FinanceOwner) => BigInt(varianceNanoUsd ?? 0) > 0n;

export function budgetCell({ budgetNanoUsd }: FinanceOwner) {
  return budgetNanoUsd === null ? nothing : <WholeUsd nanoUsd={budgetNanoUsd} />;
}

export function forecastCell({ forecastNanoUsd }: FinanceOwner) {
  return forecastNanoUsd === null ? nothing : <WholeUsd nanoUsd={forecastNanoUsd} />;
}

export function varianceCell(owner: FinanceOwner) {
  if (owner.varianceNanoUsd === null) return nothing;
  return (
    <span className={isOver(owner) ? 'font-medium text-care' : undefined}>
      {isOver(owner) && '+'}
      <WholeUsd nanoUsd={owner.varianceNanoUsd} />
    </span>
  );
}

/** The variance as a part of the budget; not known of a budget of nothing. */
export function varianceShareCell(owner: FinanceOwner) {
  const share = owner.varianceNanoUsd === null ? null : shareOf(owner.varianceNanoUsd, owner.budgetNanoUsd);
  return <span className={isOver(owner) ? 'text-care' : undefined}>{signedShare(share)}</span>;
}

const tokenColumn: Column<FinanceOwner> = {
  key: 'quantity',
  head: 'tokens',
  align: 'right',
  cell: ({ quantity }) => <ExactText exact={`${quantity} tokens`}>{formatSummaryCount(quantity)}</ExactText>,
};

/** Columns of the owners' table; classes of tokens have no budgets, so theirs are tokens and shares. */
export function ownerColumns(answer: FinanceOwners): readonly Column<FinanceOwner>[] {
  const { by, spend, elapsed, total, owners } = answer;
  const simulated = spend === 'simulated';
  const owner: Column<FinanceOwner> = {
    key: 'owner',
    head: <NameHead>{groupNames[by].one}</NameHead>,
    className: nameCellClass,
    cell: (row) => (
      <OwnerName
        text={row.slug ?? row.name}
        name={row.name}
        href={callsOfOwner(by, row, answer)}
        simulatedOnly={row.simulatedOnly}
      />
    ),
  };
  const actual: Column<FinanceOwner> = {
    key: 'actual',
    head: 'actual',
    align: 'right',
    className: 'font-medium text-ink-1',
    cell: ({ actualNanoUsd }) => <Money nanoUsd={actualNanoUsd} form="totalColumn" simulated={simulated} />,
  };
  const used: Column<FinanceOwner> = {
    key: 'used',
    head: !owners.some(({ budgetNanoUsd }) => budgetNanoUsd !== null)
      ? 'share'
      : elapsed > 0 && elapsed < 1
        ? `used, | today ${Math.round(elapsed * 100)} %`
        : 'used',
    cell: (row) => <UsedBar owner={row} total={total.actualNanoUsd} elapsed={elapsed} simulated={simulated} />,
  };
  if (by === 'class') return [owner, tokenColumn, actual, used];
  return [
    owner,
    { key: 'budget', head: 'budget', align: 'right', cell: budgetCell },
    actual,
    used,
    { key: 'forecast', head: 'forecast', align: 'right', cell: forecastCell },
    { key: 'variance', head: 'variance', align: 'right', cell: varianceCell },
    { key: 'share', head: '', align: 'right', cell: varianceShareCell },
  ];
}
