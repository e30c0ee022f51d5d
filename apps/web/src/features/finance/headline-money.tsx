'use client';

import { Figure, type FigureMarks } from '@/components/ui/index.ts';
import { formatExactMoney } from '@/format/index.ts';
import { useMoneyWords } from './currency/use-money-words.ts';

export interface HeadlineMoneyProps extends Omit<FigureMarks, 'focusable'> {
  readonly nanoUsd: string | bigint;
}

/** An amount among the figures that a page begins with; its tip is exact, and in USD. */
export function HeadlineMoney({ nanoUsd, ...marks }: HeadlineMoneyProps) {
  const { headline } = useMoneyWords();
  const amount = BigInt(nanoUsd);
  return (
    <Figure {...marks} focusable exact={formatExactMoney(amount)}>
      {headline(amount)}
    </Figure>
  );
}
