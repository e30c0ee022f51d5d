import type { Route } from 'next';
import Link from 'next/link';
import { ExactText, Money, StateBadge, Time, type Column } from '@/components/ui/index.ts';
import { formatCount, formatSummaryCount, nothing } from '@/format/index.ts';
import type { CsvColumn } from '@/components/csv-button/index.ts';
import { exactUsd } from '../exact-usd.ts';
import { ConfirmAlias } from './confirm-alias.tsx';
import { DecideGroup } from './decide-group.tsx';
import { callsOfGroup } from './group-calls.ts';
import { causeOf, groupStates, isOpen, subjectOf } from './group-words.ts';
import type { InvoiceDetail, InvoiceGroup } from './invoice-types.ts';
import { WithdrawDecision } from './withdraw-decision.tsx';

const figures = (head: string, read: (row: InvoiceGroup) => string | null, unit?: string): CsvColumn<InvoiceGroup> => ({
  head,
  ...(unit === undefined ? {} : { unit }),
  figures: true,
  text: (row) => read(row) ?? '',
});

export const groupCsvColumns: readonly CsvColumn<InvoiceGroup>[] = [
  { head: 'day', text: ({ day }) => day ?? '' },
  { head: 'kind', text: ({ kind }) => kind },
  { head: 'model', text: ({ model, modelText }) => model?.name ?? modelText ?? '' },
  { head: 'class', text: ({ tokenClass }) => tokenClass ?? '' },
  figures('billed quantity', ({ billedQuantity }) => billedQuantity),
  figures('recorded quantity', ({ recordedQuantity }) => recordedQuantity),
  figures('billed', ({ billedNanoUsd }) => exactUsd(billedNanoUsd), 'USD'),
  figures('recorded', ({ recordedNanoUsd }) => exactUsd(recordedNanoUsd), 'USD'),
  figures('difference', ({ differenceNanoUsd }) => exactUsd(differenceNanoUsd), 'USD'),
  { head: 'state', text: ({ state }) => groupStates[state].word },
  { head: 'cause', text: causeOf },
  { head: 'reason', text: ({ decision }) => decision?.reason ?? '' },
];

function Quantity({ quantity }: { readonly quantity: string | null }) {
  if (quantity === null) return nothing;
  const count = Number(quantity);
  return <ExactText exact={formatCount(count)}>{formatSummaryCount(count)}</ExactText>;
}

/** What was decided, or what is to be, and by which means. */
function Standing({ group, invoice, mayWrite }: { group: InvoiceGroup; invoice: InvoiceDetail; mayWrite: boolean }) {
  const { decision } = group;
  if (decision !== null) {
    const what = decision.bookedIn === null ? 'accepted' : `booked in ${decision.bookedIn}`;
    return (
      <span className="inline-flex items-center gap-2">
        <span
          className="inline-block max-w-64 truncate align-bottom"
          title={`${decision.reason} (${decision.by.name ?? ''})`}
        >
          {decision.outdated ? 'amounts changed since it was ' : ''}
          {what} <Time at={decision.at} />: {decision.reason}
        </span>
        {mayWrite && <WithdrawDecision group={group} invoiceId={invoice.id} />}
      </span>
    );
  }
  if (!isOpen(group) || !mayWrite) return nothing;
  return (
    <span className="inline-flex items-center gap-2">
      {group.modelText !== null && <ConfirmAlias group={group} invoice={invoice} />}
      <DecideGroup group={group} invoiceId={invoice.id} />
    </span>
  );
}

/** The columns of the comparison of an invoice. */
export function groupColumns(invoice: InvoiceDetail, mayWrite: boolean): readonly Column<InvoiceGroup>[] {
  return [
    {
      key: 'subject',
      head: 'Day, model, class',
      cell: (group) => {
        const name = subjectOf(group);
        const href = callsOfGroup(group, invoice);
        const text = (
          <span className="inline-block max-w-48 truncate align-bottom" title={name}>
            {name}
          </span>
        );
        return href === undefined ? text : <Link href={href as Route}>{text}</Link>;
      },
    },
    {
      key: 'state',
      head: 'State',
      cell: ({ state }) => <StateBadge shape={groupStates[state].shape}>{groupStates[state].word}</StateBadge>,
    },
    {
      key: 'billed',
      head: 'billed, USD',
      align: 'right',
      cell: ({ billedNanoUsd }) => <Money nanoUsd={billedNanoUsd} form="column" />,
    },
    {
      key: 'recorded',
      head: 'recorded, USD',
      align: 'right',
      cell: ({ recordedNanoUsd }) => <Money nanoUsd={recordedNanoUsd} form="column" simulated={invoice.simulated} />,
    },
    {
      key: 'difference',
      head: 'difference',
      align: 'right',
      className: 'font-medium text-ink-1',
      cell: ({ differenceNanoUsd }) => <Money nanoUsd={differenceNanoUsd} form="column" />,
    },
    {
      key: 'billedQuantity',
      head: 'billed units',
      align: 'right',
      cell: ({ billedQuantity }) => <Quantity quantity={billedQuantity} />,
    },
    {
      key: 'recordedQuantity',
      head: 'recorded units',
      align: 'right',
      cell: ({ recordedQuantity }) => <Quantity quantity={recordedQuantity} />,
    },
    {
      key: 'cause',
      head: 'Probable cause',
      cell: (group) => {
        const cause = causeOf(group);
        return cause === '' ? (
          nothing
        ) : (
          <span className="inline-block max-w-32 truncate align-bottom" title={cause}>
            {cause}
          </span>
        );
      },
    },
    {
      key: 'standing',
      head: 'Decision',
      cell: (group) => <Standing group={group} invoice={invoice} mayWrite={mayWrite} />,
    },
  ];
}
