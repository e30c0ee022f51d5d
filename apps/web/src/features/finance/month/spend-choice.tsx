'use client';

import { SimulatedBadge } from '@/components/ui/index.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import type { FinanceMonth, SpendKind } from '../finance-types.ts';
import { Segments } from '@/components/segments/index.ts';

export interface SpendChoiceProps {
  readonly of: Pick<FinanceMonth, 'sums' | 'spend'> & Partial<Pick<FinanceMonth, 'budget'>>;
  readonly onChoose: (kind: SpendKind) => void;
}

/** Where a month, or other days, have both kinds of spend, both sums and which of them the page shows. They are never added up. */
export function SpendChoice({ of: { sums, spend, budget = null }, onChoose }: SpendChoiceProps) {
  const { total } = useMoneyWords();
  const [real, simulated] = [BigInt(sums.realNanoUsd), BigInt(sums.simulatedNanoUsd)];
  if (simulated === 0n) return null;
  if (real === 0n) {
    return (
      <p className="flex items-center gap-2 border-b border-dashed border-line-3 px-4 py-1.5 text-12 text-ink-2">
        <SimulatedBadge /> No real model worked in this time: these are the costs that simulated ones would have had.
        {budget !== null && ' Budgets count them like real ones.'}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-dashed border-line-3 px-4 py-1.5 text-12 text-ink-2">
      <Segments
        label="Kind of spend"
        options={[
          { value: 'real', name: `Real ${total(real)}` },
          { value: 'simulated', name: `Simulated ${total(simulated)}` },
        ]}
        value={spend}
        onChoose={onChoose}
      />
      {spend === 'simulated' ? <SimulatedBadge /> : null}
      <span className="hidden print:inline">
        Real {total(real)}, simulated {total(simulated)}; {spend} spend is shown.
      </span>
      <span className="print:hidden">Kept apart; every figure below is of the chosen kind.</span>
      {budget !== null && <span>Budgets count both, {total(real + simulated)} together.</span>}
    </div>
  );
}
