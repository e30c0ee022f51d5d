import type { ReactNode } from 'react';
import { StateGlyph } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { exactUsd } from '../exact-usd.ts';
import type { InvoicePreview } from './invoice-types.ts';

const shownMost = 8;

/** `1,234.5 EUR` of billionths. */
const amountOf = (nano: string, currencies: readonly string[]): string =>
  `${exactUsd(nano).replace(/\.?0+$/, '')} ${currencies.join(', ') || 'of the currency below'}`;

/** What the file comes to, and what stands in the way. */
export function PreviewFacts({ preview }: { readonly preview: InvoicePreview }) {
  const { format, lines, leftOut, problems, problemCount, taken, overlaps, models, totalNano, currencies } = preview;
  const unknown = models.filter(({ model }) => model === null);
  return (
    <div className="flex flex-col gap-1 text-12">
      <p>
        {format === 'focus' ? 'FOCUS' : 'A table'}: {formatQuantity(lines, 'line')}, {amountOf(totalNano, currencies)}
        {leftOut > 0 && `; ${formatQuantity(leftOut, 'row')} left out`}
      </p>
      {unknown.length > 0 && (
        <p className="text-ink-2">
          {formatQuantity(unknown.length, 'name')} of models nobody knows yet:{' '}
          {unknown
            .slice(0, shownMost)
            .map(({ text, suggested }) => (suggested === null ? text : `${text} (${suggested.name}?)`))
            .join(', ')}
          . They are confirmed after the import.
        </p>
      )}
      {taken !== null && <Warning>This file is invoice {taken.number} already.</Warning>}
      {overlaps.length > 0 && (
        <Warning>
          Its days are in {overlaps.map(({ number }) => number).join(', ')} too. Both would be compared with all spend
          of them: narrow the days, or say below that this is meant.
        </Warning>
      )}
      {problemCount > 0 && (
        <div>
          <Warning>{formatQuantity(problemCount, 'cell')} cannot be read. Nothing is imported until all can.</Warning>
          <ul className="mt-1" aria-label="Cells that cannot be read">
            {problems.slice(0, shownMost).map(({ line, column, problem }) => (
              <li key={`${line}/${column}`}>
                Line {line}: {column === '' ? 'choose a column for the cost; it' : column} {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5">
      <span className="pt-0.5">
        <StateGlyph shape="degraded" />
      </span>
      <span>{children}</span>
    </p>
  );
}
