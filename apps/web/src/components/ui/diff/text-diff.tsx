'use client';

import { useMemo, useState } from 'react';
import { formatQuantity } from '@/format/index.ts';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { diffLines, foldEqual, type DiffLine } from './diff-lines.ts';

const signs = { same: ' ', removed: '−', added: '+' } as const;
const spoken = { same: '', removed: 'removed: ', added: 'added: ' } as const;

function Line({ line }: { readonly line: DiffLine }) {
  const { kind, text, before, after } = line;
  return (
    <div
      className={classNames(
        'grid grid-cols-[36px_36px_16px_minmax(0,1fr)]',
        kind === 'added' && 'bg-surface-2 font-medium text-ink-1',
        kind === 'removed' && 'text-ink-3 line-through decoration-1',
        kind === 'same' && 'text-ink-2',
      )}
    >
      <span aria-hidden="true" className="inline-block pr-2 text-right text-ink-3 select-none">
        {before}
      </span>
      <span aria-hidden="true" className="inline-block pr-2 text-right text-ink-3 select-none">
        {after}
      </span>
      <span aria-hidden="true" className="inline-block select-none">
        {signs[kind]}
      </span>
      <span dir="auto" className="min-h-4 [overflow-wrap:anywhere] whitespace-pre-wrap">
        <span className="sr-only">{spoken[kind]}</span>
        {text}
      </span>
    </div>
  );
}

export interface TextDiffProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Two texts line by line in one column; equal stretches are left out until asked for. */
export function TextDiff({ label, before, after }: TextDiffProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  if (lines.every(({ kind }) => kind === 'same')) return <p className="px-4 py-2 text-ink-2">No line differs.</p>;
  const scrolls = { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div {...scrolls} className="max-h-[60vh] overflow-auto border border-line-1 font-mono text-12">
      {foldEqual(lines).map((part) => {
        const run = 'lines' in part ? part.lines : part.leftOut;
        const first = run[0]?.before ?? -(run[0]?.after ?? 0);
        const shown = 'lines' in part || opened.has(first);
        return shown ? (
          run.map((line) => <Line key={`${line.before} ${line.after}`} line={line} />)
        ) : (
          <div key={`left out ${first}`} className="border-y border-line-1 bg-surface-0">
            <Button look="ghost" size="small" onClick={() => setOpened((present) => new Set(present).add(first))}>
              Show {formatQuantity(run.length, 'equal line')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
