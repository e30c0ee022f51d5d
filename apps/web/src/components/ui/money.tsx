'use client';

import {
  formatCallMoney,
  formatCallUsd,
  formatDisplayCall,
  formatDisplayColumn,
  formatDisplayTotal,
  formatDisplayTotalColumn,
  formatExactMoney,
  formatTotalMoney,
  formatTotalUsd,
  nothing,
} from '@/format/index.ts';
import { useDisplayMoney } from './display-money.tsx';
import { ExactText } from './exact-text.tsx';
import { Figure, type FigureMarks } from './figure.tsx';

const forms = { call: formatCallMoney, column: formatCallUsd, total: formatTotalMoney, totalColumn: formatTotalUsd };
const displayForms = {
  call: formatDisplayCall,
  column: formatDisplayColumn,
  total: formatDisplayTotal,
  totalColumn: formatDisplayTotalColumn,
};

export interface MoneyProps extends FigureMarks {
  /** Decimal text or integer of nano-USD; null when there is no value. */
  readonly nanoUsd: string | bigint | null;
  /** `call` and `column` have five decimals, `total` and `totalColumn` two; those of columns leave the sign to their head. */
  readonly form: keyof typeof forms;
  /** There should be an amount, and no price was in force to compute it. */
  readonly unpriced?: boolean | undefined;
}

function describe(amount: bigint, { estimated, reserved, simulated }: FigureMarks): string {
  const words = [reserved && 'reserved, not spent', estimated && 'estimated', simulated && 'simulated'];
  return [formatExactMoney(amount), ...words.filter((word) => typeof word === 'string')].join(', ');
}

/**
 * An amount, in the currency of the `DisplayMoney` around it; its tip is in USD, exact to the nano-USD. What is reserved is never shown as spent: in the column of a call stands
 * the word, in totals the amount behind hatch.
 */
export function Money({ nanoUsd, form, unpriced = false, ...marks }: MoneyProps) {
  const display = useDisplayMoney();
  if (unpriced) {
    return (
      <ExactText exact="No price was in force, so the cost is not known. Set one under Models." className="text-ink-3">
        no price
      </ExactText>
    );
  }
  if (nanoUsd === null) {
    return <span title="not known">{nothing}</span>;
  }
  const amount = BigInt(nanoUsd);
  const exact = describe(amount, marks);
  if (marks.reserved && (form === 'call' || form === 'column')) {
    return (
      <ExactText exact={exact} focusable={marks.focusable ?? false} className="text-ink-3">
        reserved
      </ExactText>
    );
  }
  return (
    <Figure {...marks} exact={exact}>
      {display ? displayForms[form](amount, display) : forms[form](amount)}
    </Figure>
  );
}
