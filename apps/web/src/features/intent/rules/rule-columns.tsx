import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { ConditionsInWords, type FilterField } from '@/components/filters/index.ts';
import { Button, type Column } from '@/components/ui/index.ts';
import { ClassMark } from '@/features/scheduler/index.ts';
import { nothing } from '@/format/index.ts';
import type { IntentRule } from '../intent-types.ts';
import { toFilters } from './rule-conditions.ts';

/** A rule at its place, and what can be done with it there. */
export interface RuleRow {
  readonly rule: IntentRule;
  readonly index: number;
  readonly last: boolean;
  /** A change is under way. */
  readonly busy: boolean;
  readonly fields: readonly FilterField[];
  readonly onOpen: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function RuleActions({ rule: { name }, index, last, busy, onMove, onRemove }: RuleRow) {
  const icon = { size: 12, strokeWidth: 1.6, 'aria-hidden': true } as const;
  return (
    <span className="inline-flex">
      <Button
        look="ghost"
        size="small"
        aria-label={`Move ${name} up`}
        disabled={index === 0 || busy}
        onClick={() => onMove(-1)}
      >
        <ArrowUp {...icon} />
      </Button>
      <Button
        look="ghost"
        size="small"
        aria-label={`Move ${name} down`}
        disabled={last || busy}
        onClick={() => onMove(1)}
      >
        <ArrowDown {...icon} />
      </Button>
      <Button look="ghost" size="small" aria-label={`Remove ${name}`} disabled={busy} onClick={onRemove}>
        <X {...icon} />
      </Button>
    </span>
  );
}

const place: Column<RuleRow> = {
  key: 'place',
  head: '#',
  align: 'right',
  className: 'text-ink-3',
  cell: ({ index }) => index + 1,
};
const said: readonly Column<RuleRow>[] = [
  {
    key: 'where',
    head: 'Calls',
    className: 'w-full max-w-0 truncate',
    cell: ({ rule: { where }, fields }) =>
      where.length === 0 ? 'every call' : <ConditionsInWords fields={fields} filters={toFilters(where)} />,
  },
  { key: 'class', head: 'Count as', cell: ({ rule }) => <ClassMark serviceClass={rule.serviceClass} /> },
  {
    key: 'risk',
    head: 'Risk',
    align: 'right',
    cell: ({ rule: { riskPercent } }) => (riskPercent === null ? nothing : `${riskPercent} %`),
  },
];

export const readColumns: readonly Column<RuleRow>[] = [
  place,
  { key: 'name', head: 'Rule', cell: ({ rule }) => rule.name },
  ...said,
];

export const writeColumns: readonly Column<RuleRow>[] = [
  place,
  {
    key: 'name',
    head: 'Rule',
    cell: ({ rule, onOpen }) => (
      <button type="button" onClick={onOpen} className="min-h-6 font-medium text-ink-1 hover:underline">
        {rule.name}
      </button>
    ),
  },
  ...said,
  {
    key: 'actions',
    head: <span className="sr-only">Order</span>,
    align: 'right',
    cell: (row) => <RuleActions {...row} />,
  },
];
