import { Figure } from '@/components/ui/index.ts';
import { formatExactMoney } from '@/format/index.ts';
import { toUsd } from './exact-usd.ts';
import { roundUsd } from './round-usd.ts';

export interface WholeUsdProps {
  readonly nanoUsd: string;
  readonly simulated?: boolean;
  /** The sign stands here and not in a head. */
  readonly withSign?: boolean;
  readonly focusable?: boolean;
}

/** An amount without cents, as forecasts and budgets have it; its tip is exact. */
export function WholeUsd({ nanoUsd, simulated = false, withSign = false, focusable = false }: WholeUsdProps) {
  return (
    <Figure exact={formatExactMoney(BigInt(nanoUsd))} simulated={simulated} focusable={focusable}>
      {withSign && '$'}
      {roundUsd(toUsd(nanoUsd))}
    </Figure>
  );
}
