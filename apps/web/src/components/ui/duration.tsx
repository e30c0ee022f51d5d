import { formatCount, formatDuration, formatMilliseconds, formatSeconds, nothing } from '@/format/index.ts';
import { Figure, type FigureMarks } from './figure.tsx';

const forms = { text: formatDuration, seconds: formatSeconds, milliseconds: formatMilliseconds };

export interface DurationProps extends FigureMarks {
  /** Microseconds; null when not known. */
  readonly us: number | null;
  /** `text` says its unit (`412 ms`, `3.60 s`); the others leave it to the column's head. */
  readonly form?: keyof typeof forms;
}

/** How long something took, to the microsecond in its tip. */
export function Duration({ us, form = 'text', ...marks }: DurationProps) {
  if (us === null) return <>{nothing}</>;
  return (
    <Figure {...marks} exact={`${formatCount(us)} µs${marks.estimated ? ', estimated' : ''}`}>
      {forms[form](us)}
    </Figure>
  );
}
