import { ExactText } from '@/components/ui/index.ts';
import { formatBudgetAmount, formatExactBudgetAmount, nothing } from '@/format/index.ts';
import type { BudgetUnit } from './budget-types.ts';

export interface BudgetAmountProps {
  readonly unit: BudgetUnit;
  readonly amount: bigint | null;
  readonly focusable?: boolean;
}

/** An amount of a budget in its unit; the tip says it to the last digit. */
export function BudgetAmount({ unit, amount, focusable = false }: BudgetAmountProps) {
  if (amount === null) return <>{nothing}</>;
  return (
    <ExactText exact={formatExactBudgetAmount(unit, amount)} focusable={focusable}>
      {formatBudgetAmount(unit, amount)}
    </ExactText>
  );
}
