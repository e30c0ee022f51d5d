'use client';

import { Figure } from '@/components/ui/index.ts';
import { formatExactMoney } from '@/format/index.ts';
import { useMoneyWords } from './currency/use-money-words.ts';

export interface WholeUsdProps {
  readonly nanoUsd: string;
  readonly simulated?: boolean;
  /** The sign stands here and not in a head. */
  readonly withSign?: boolean;
  readonly focusable?: boolean;
}

/** An amount without needless cents, as forecasts and budgets have it; its tip is exact, and in USD. */
export function WholeUsd({ nanoUsd, simulated = false, withSign = false, focusable = false }: WholeUsdProps) {
  const { prefix, whole } = useMoneyWords();
  return (
    <Figure exact={formatExactMoney(BigInt(nanoUsd))} simulated={simulated} focusable={focusable}>
      {withSign && prefix}
      {whole(nanoUsd)}
    </Figure>
  );
}
