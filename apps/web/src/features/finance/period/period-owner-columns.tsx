import { ExactText, Money, type Column } from '@/components/ui/index.ts';
import { formatCount, formatShare, formatSummaryCount, nothing } from '@/format/index.ts';
import { callsOfOwner } from '../calls-of.ts';
import type { CsvColumn } from '@/components/csv-button/index.ts';
import { exactUsd, shareOf } from '../exact-usd.ts';
import type { PeriodOwner, PeriodOwners } from '../finance-types.ts';
import { groupNames } from '../month/group-words.ts';
import { NameHead, nameCellClass, OwnerName } from '../owner-name.tsx';
import { ShareBar } from '../share-bar.tsx';
import { signedShare } from '../signed-words.ts';

function change({ actualNanoUsd, beforeNanoUsd }: PeriodOwner) {
  const share = shareOf(actualNanoUsd, beforeNanoUsd);
  if (share !== null) return signedShare(share - 1);
  return actualNanoUsd === '0' ? nothing : 'new';
}

/** Columns of who spent what in any days, in the currency `unit`. Each name opens its calls. */
export function periodOwnerColumns(answer: PeriodOwners, unit: string): readonly Column<PeriodOwner>[] {
  const { by } = answer;
  const simulated = answer.spend === 'simulated';
  const share = ({ actualNanoUsd }: PeriodOwner) => shareOf(actualNanoUsd, answer.total.actualNanoUsd) ?? 0;
  const dearest = answer.owners.reduce((most, { actualNanoUsd }) => Math.max(most, Number(actualNanoUsd)), 0);
  /** Of the dearest owner, as a part of all is nothing to see where there are thousands. */
  const bar = ({ actualNanoUsd }: PeriodOwner) => (dearest > 0 ? Math.min(1, Number(actualNanoUsd) / dearest) : 0);
  const count = ({ calls, quantity }: PeriodOwner) => (by === 'class' ? quantity : calls);
  return [
    {
      key: 'owner',
      head: <NameHead>{groupNames[by].one}</NameHead>,
      className: nameCellClass,
      cell: (owner) => (
        <OwnerName
          text={by === 'agent' ? (owner.slug ?? owner.name) : owner.name}
          name={owner.name}
          href={callsOfOwner(by, owner, answer)}
          simulatedOnly={owner.simulatedOnly}
        />
      ),
    },
    {
      key: 'bar',
      head: '',
      cell: (owner) => owner.id !== null && <ShareBar share={bar(owner)} simulated={simulated} />,
    },
    {
      key: 'count',
      head: by === 'class' ? 'tokens' : 'calls',
      align: 'right',
      cell: (owner) => <ExactText exact={formatCount(count(owner))}>{formatSummaryCount(count(owner))}</ExactText>,
    },
    {
      key: 'cost',
      head: unit,
      align: 'right',
      className: 'font-medium text-ink-1',
      cell: ({ actualNanoUsd }) => <Money nanoUsd={actualNanoUsd} form="totalColumn" simulated={simulated} />,
    },
    { key: 'share', head: 'share', align: 'right', cell: (owner) => formatShare(share(owner)) },
    {
      key: 'before',
      head: 'before',
      align: 'right',
      cell: ({ beforeNanoUsd }) => <Money nanoUsd={beforeNanoUsd} form="totalColumn" simulated={simulated} />,
    },
    { key: 'change', head: 'change', align: 'right', cell: change },
  ];
}

/** Columns of the file; the kind of spend stands in a column of its own, so that a file cannot lose it. */
export function periodCsvColumns(answer: PeriodOwners | undefined): readonly CsvColumn<PeriodOwner>[] {
  return [
    { head: 'owner', text: ({ name }) => name },
    { head: 'id', text: ({ id }) => id ?? '' },
    { head: 'spend', text: () => answer?.spend ?? '' },
    { head: 'actual', unit: 'USD', figures: true, text: ({ actualNanoUsd }) => exactUsd(actualNanoUsd) },
    { head: 'before', unit: 'USD', figures: true, text: ({ beforeNanoUsd }) => exactUsd(beforeNanoUsd) },
    { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
    { head: 'tokens', figures: true, text: ({ quantity }) => String(quantity) },
  ];
}
