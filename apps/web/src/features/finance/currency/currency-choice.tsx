'use client';

import { useKeys } from '@/preferences/index.ts';
import { Segments } from '@/components/segments/index.ts';

export interface CurrencyChoiceProps {
  readonly chosen: string;
  readonly asked: boolean;
  readonly onChoose: (currency: string) => void;
}

/** USD, or the organisation's currency. */
export function CurrencyChoice({ chosen, asked, onChoose }: CurrencyChoiceProps) {
  useKeys({ c: { does: asked ? 'in USD' : `in ${chosen}`, run: () => onChoose(asked ? 'USD' : chosen) } });
  return (
    <Segments
      label="Currency"
      options={[
        { value: 'USD', name: 'USD' },
        { value: chosen, name: chosen },
      ]}
      value={asked ? chosen : 'USD'}
      onChoose={onChoose}
    />
  );
}
