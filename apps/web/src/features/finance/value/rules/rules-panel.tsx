'use client';

import { useState } from 'react';
import { Button, DataTable, EmptyState, Panel, Time, type Column } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatPricePerMillion } from '@/format/index.ts';
import { lazyPart } from '@/later/index.ts';
import type { ValueKindRule } from '../value-types.ts';
import { formulaWords, kindName } from '../value-words.ts';
import { ruleStart, type RuleStart } from './rule-start.ts';

const RuleVersions = lazyPart(async () => (await import('./rule-versions.tsx')).RuleVersions);

export interface RulesPanelProps {
  readonly kinds: readonly ValueKindRule[];
  /** Absent for who may not write rules. */
  readonly onStart: ((start: RuleStart) => void) | undefined;
}

function columnsOf(
  onStart: RulesPanelProps['onStart'],
  onVersions: (kind: string) => void,
): readonly Column<ValueKindRule>[] {
  return [
    {
      key: 'kind',
      head: 'Kind of task',
      className: 'text-ink-1',
      cell: ({ kind }) => (
        <span className="inline-block max-w-56 truncate align-bottom" title={kindName(kind)}>
          {kindName(kind)}
        </span>
      ),
    },
    {
      key: 'worth',
      head: 'An accepted outcome is worth',
      className: 'whitespace-normal',
      cell: ({ current, upcoming }) => (
        <>
          {current === null ? 'what its task declares, or is stated' : formulaWords(current.definition)}
          {upcoming && (
            <span className="block text-12 text-ink-3">
              from <Time at={upcoming.validFrom} form="date" />: {formulaWords(upcoming.definition)}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'rate',
      head: 'people, USD/h',
      align: 'right',
      cell: ({ current }) => {
        const rate = current?.definition.humanNanoUsdPerHour ?? null;
        return rate === null ? <span className="text-care">not known</span> : formatPricePerMillion(BigInt(rate));
      },
    },
    {
      key: 'checker',
      head: 'Checked by',
      cell: ({ current }) => current?.checkerAgent?.slug ?? 'people',
    },
    {
      key: 'since',
      head: 'Since',
      cell: ({ current }) => current && <Time at={current.validFrom} form="date" />,
    },
    {
      key: 'do',
      head: <span className="sr-only">Change</span>,
      align: 'right',
      cell: (rule) => (
        <span className="inline-flex gap-1">
          {rule.latestNumber > 0 && (
            <Button look="ghost" size="small" onClick={() => onVersions(rule.kind)}>
              {`${rule.latestNumber} v.`}
              <span className="sr-only"> of the rule of {kindName(rule.kind)}</span>
            </Button>
          )}
          {onStart && (
            <Button size="small" onClick={() => onStart(ruleStart({ rule }))}>
              {rule.latestNumber === 0 ? 'Set…' : 'Change…'}
              <span className="sr-only"> the rule of {kindName(rule.kind)}</span>
            </Button>
          )}
        </span>
      ),
    },
  ];
}

/** What an accepted outcome of each kind of task is worth, and since when. */
export function RulesPanel({ kinds, onStart }: RulesPanelProps) {
  const [versionsOf, setVersionsOf] = useState<string>();
  useActions(onStart ? [{ id: 'value.rule', name: 'Set a rule of value…', run: () => onStart(ruleStart({})) }] : []);
  return (
    <Panel
      title="Rules"
      note="USD; each version is dated, and what was accepted keeps its value"
      actions={
        onStart && (
          <Button size="small" className="print:hidden" onClick={() => onStart(ruleStart({}))}>
            New rule…
          </Button>
        )
      }
    >
      {kinds.length === 0 ? (
        <EmptyState title="No kind of task yet.">
          <p>Until a kind has a rule, only what tasks declare or outcomes state counts.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Rules of value"
          columns={columnsOf(onStart, setVersionsOf)}
          rows={kinds}
          rowKey={({ kind }) => kind}
        />
      )}
      {versionsOf !== undefined && <RuleVersions kind={versionsOf} onClose={() => setVersionsOf(undefined)} />}
    </Panel>
  );
}
