import type { GridColumn } from '@/components/grid/index.ts';
import { StateGlyph, Time } from '@/components/ui/index.ts';
import { formatCount, formatUtc } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { HistoryRow } from './prepare-history.ts';

const hashShown = 8;

export const historyColumns: readonly GridColumn<HistoryRow>[] = [
  {
    id: 'round',
    head: 'Round',
    align: 'end',
    widthPx: 76,
    canHide: false,
    cell: ({ round, mode }) => (
      <span className="inline-flex items-center gap-1">
        {mode === 'shadow' && <StateGlyph shape="simulated" />}
        {formatCount(round)}
      </span>
    ),
    text: ({ round, mode }) => (mode === 'shadow' ? `${round}, in shadow` : String(round)),
  },
  {
    id: 'at',
    head: 'Time',
    widthPx: 88,
    cell: ({ at }) => <Time at={at} />,
    text: ({ at }) => formatUtc(at),
  },
  {
    id: 'price',
    head: 'Price',
    align: 'end',
    widthPx: 64,
    cell: ({ price }) => <strong className="font-semibold text-ink-1">{formatCredits(price)}</strong>,
    text: ({ price }) => `${formatCredits(price)} credits for a slot-second`,
  },
  {
    id: 'slots',
    head: 'Slots',
    align: 'end',
    widthPx: 80,
    cell: ({ grantedSlots, askedSlots }) => `${formatCount(grantedSlots)} of ${formatCount(askedSlots)}`,
    text: ({ grantedSlots, askedSlots, unservedSlots }) =>
      `${grantedSlots} granted of ${askedSlots} asked for; ${unservedSlots} at the price or above it were not served`,
  },
  {
    id: 'mustRun',
    head: 'Must run',
    align: 'end',
    widthPx: 72,
    cell: ({ mustRunSlots }) => formatCount(mustRunSlots),
    text: ({ mustRunSlots }) => `${mustRunSlots} ran already and held`,
  },
  {
    id: 'shed',
    head: 'Shed',
    align: 'end',
    widthPx: 56,
    cell: ({ shedSlots }) => <span className={shedSlots > 0 ? 'text-stop' : ''}>{formatCount(shedSlots)}</span>,
    text: ({ shedSlots }) => `${shedSlots} that ran already had to go`,
  },
  {
    id: 'scarce',
    head: 'Bound by',
    widthPx: 132,
    grow: true,
    cell: ({ bound, limitChange }) =>
      limitChange === undefined ? bound : <span className="text-care">{limitChange}</span>,
    text: ({ bound, limitChange }) => (limitChange === undefined ? bound : `limit from ${limitChange}; ${bound}`),
  },
  {
    id: 'hash',
    head: 'Hash',
    widthPx: 84,
    cell: ({ hash }) => <span className="font-mono text-11">{hash.slice(0, hashShown)}</span>,
    text: ({ hash }) => hash,
  },
];
