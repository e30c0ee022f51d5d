import { formatCount, formatSummaryCount, formatTokenPair, nothing } from '@/format/index.ts';
import { Figure, type FigureMarks } from './figure.tsx';

export interface TokensProps extends FigureMarks {
  readonly input: number | null;
  readonly output: number | null;
  /** `pair` is in / out (`6,912 / 412`), `sum` adds them up and is short (`12.9 k`). */
  readonly form?: 'pair' | 'sum';
}

/** Tokens of one call or of many; the unit is `tok`, and stands in the head or beside it. */
export function Tokens({ input, output, form = 'pair', ...marks }: TokensProps) {
  if (input === null && output === null) return <>{nothing}</>;
  const sum = (input ?? 0) + (output ?? 0);
  return (
    <Figure {...marks} exact={`${formatCount(input)} tokens in, ${formatCount(output)} out`}>
      {form === 'pair' ? formatTokenPair(input, output) : formatSummaryCount(sum)}
    </Figure>
  );
}
