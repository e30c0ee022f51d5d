import type { GridColumn } from '@/components/grid/index.ts';
import { ExactText, Money, SimulatedBadge, StateBadge } from '@/components/ui/index.ts';
import {
  formatCount,
  formatDate,
  formatPricePerMillion,
  formatShare,
  formatTotalMoney,
  formatUtc,
  nothing,
} from '@/format/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { describeHealth } from './describe-health.ts';
import type { ListedModel } from './model-types.ts';

const price = (nanoUsd: string | null | undefined) =>
  nanoUsd === null || nanoUsd === undefined ? nothing : formatPricePerMillion(BigInt(nanoUsd));
const milliseconds = (us: number | null | undefined) =>
  us === null || us === undefined ? nothing : formatCount(Math.round(us / 1000));
const compareNumbers = (a: number | null | undefined, b: number | null | undefined) => (a ?? -1) - (b ?? -1);
const compareNano = (a: string | null | undefined, b: string | null | undefined) => {
  const difference = BigInt(a ?? '-1') - BigInt(b ?? '-1');
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
};
const number = { align: 'end', sortable: true } as const;
const errorRate = (row: ListedModel) => describeHealth(row.activity).errorRate;

function PriceDay({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{formatDate(at, useViewerZone())}</time>;
}

function ModelState({ row }: { readonly row: ListedModel }) {
  if (row.state === 'disabled') return <StateBadge shape="suspended">off</StateBadge>;
  return <StateBadge shape="ready">active</StateBadge>;
}

function ErrorRate({ row }: { readonly row: ListedModel }) {
  const { errorRate: rate, degraded, words } = describeHealth(row.activity);
  return (
    <ExactText exact={words} className={degraded ? 'font-medium text-care' : ''}>
      {rate === undefined ? nothing : formatShare(rate)}
    </ExactText>
  );
}

export const modelColumns: readonly GridColumn<ListedModel>[] = [
  {
    id: 'name',
    head: 'Model',
    widthPx: 186,
    grow: true,
    sortable: true,
    canHide: false,
    cell: ({ name, provider }) => (
      <span className="inline-flex max-w-full items-center gap-1.5 font-medium text-ink-1">
        <span className="truncate">{name}</span> {provider.simulated && <SimulatedBadge />}
      </span>
    ),
    text: ({ name, provider }) => (provider.simulated ? `${name}, simulated` : name),
  },
  {
    id: 'provider',
    head: 'Provider',
    widthPx: 120,
    sortable: true,
    cell: textCell,
    text: ({ provider }) => provider.name,
  },
  {
    id: 'pool',
    head: 'Pool',
    widthPx: 104,
    sortable: true,
    cell: ({ pool }) => pool.slug,
    text: ({ pool }) => pool.slug,
  },
  {
    id: 'slots',
    head: 'Slots',
    widthPx: 72,
    ...number,
    cell: ({ pool }) => formatCount(pool.slots),
    text: ({ pool }) => formatCount(pool.slots),
    compare: (a, b) => a.pool.slots - b.pool.slots,
  },
  {
    id: 'context',
    head: 'Context',
    unit: 'tok',
    widthPx: 92,
    ...number,
    cell: ({ contextWindow }) => formatCount(contextWindow),
    text: ({ contextWindow }) => formatCount(contextWindow),
    compare: (a, b) => compareNumbers(a.contextWindow, b.contextWindow),
  },
  {
    id: 'input',
    head: 'In',
    unit: 'USD/M',
    widthPx: 80,
    ...number,
    cell: (row) => price(row.price?.inputNanoUsdPerMillion),
    text: (row) => price(row.price?.inputNanoUsdPerMillion),
    compare: (a, b) => compareNano(a.price?.inputNanoUsdPerMillion, b.price?.inputNanoUsdPerMillion),
  },
  {
    id: 'output',
    head: 'Out',
    unit: 'USD/M',
    widthPx: 84,
    ...number,
    cell: (row) => price(row.price?.outputNanoUsdPerMillion),
    text: (row) => price(row.price?.outputNanoUsdPerMillion),
    compare: (a, b) => compareNano(a.price?.outputNanoUsdPerMillion, b.price?.outputNanoUsdPerMillion),
  },
  {
    id: 'from',
    head: 'Price from',
    widthPx: 96,
    sortable: true,
    cell: (row) =>
      row.price === null ? (
        <span className="text-care">no price</span>
      ) : (
        <ExactText exact={row.price.source}>
          <PriceDay at={row.price.effectiveFrom} />
        </ExactText>
      ),
    text: (row) => (row.price === null ? 'no price' : `${formatUtc(row.price.effectiveFrom)}, ${row.price.source}`),
    compare: (a, b) => compareNumbers(a.price?.effectiveFrom, b.price?.effectiveFrom),
  },
  { id: 'state', head: 'State', widthPx: 76, sortable: true, cell: (row) => <ModelState row={row} />, text: stateText },
  {
    id: 'calls',
    head: 'Calls today',
    widthPx: 88,
    ...number,
    cell: ({ activity }) => formatCount(activity?.callsToday ?? 0),
    text: ({ activity }) => formatCount(activity?.callsToday ?? 0),
    compare: (a, b) => compareNumbers(a.activity?.callsToday, b.activity?.callsToday),
  },
  {
    id: 'cost',
    head: 'Today',
    unit: 'USD',
    widthPx: 88,
    ...number,
    cell: ({ activity, provider }) => (
      <Money
        nanoUsd={activity?.costTodayNanoUsd ?? null}
        form="total"
        simulated={provider.simulated && (activity?.callsToday ?? 0) > 0}
      />
    ),
    text: ({ activity }) => formatTotalMoney(activity?.costTodayNanoUsd ? BigInt(activity.costTodayNanoUsd) : null),
    compare: (a, b) => compareNano(a.activity?.costTodayNanoUsd, b.activity?.costTodayNanoUsd),
  },
  {
    id: 'firstByte',
    head: 'First byte p50 / p95',
    unit: 'ms',
    widthPx: 148,
    ...number,
    cell: ({ activity }) => (
      <>
        {milliseconds(activity?.firstByteP50Us)} / {milliseconds(activity?.firstByteP95Us)}
      </>
    ),
    text: ({ activity }) => `${milliseconds(activity?.firstByteP50Us)} / ${milliseconds(activity?.firstByteP95Us)}`,
    compare: (a, b) => compareNumbers(a.activity?.firstByteP95Us, b.activity?.firstByteP95Us),
  },
  {
    id: 'errors',
    head: 'Errors 24 h',
    widthPx: 84,
    ...number,
    cell: (row) => <ErrorRate row={row} />,
    text: ({ activity }) => describeHealth(activity).words,
    compare: (a, b) => compareNumbers(errorRate(a), errorRate(b)),
  },
  {
    id: 'n',
    head: 'Calls, 24 h',
    widthPx: 86,
    ...number,
    cell: ({ activity }) => formatCount(activity?.endedLastDay ?? 0),
    text: ({ activity }) => formatCount(activity?.endedLastDay ?? 0),
    compare: (a, b) => compareNumbers(a.activity?.endedLastDay, b.activity?.endedLastDay),
  },
];

function textCell({ provider }: ListedModel) {
  return provider.name;
}

function stateText({ state }: ListedModel) {
  return state === 'active' ? 'active' : 'off';
}
