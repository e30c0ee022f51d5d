import { useState } from 'react';
import { Button, CountField, MoneyField } from '@/components/ui/index.ts';
import { formatPricePerMillion } from '@/format/index.ts';
import { tierAmounts, tierField, tierRowsField, tiersMax, type PriceTier } from './tier-fields.ts';

export interface PriceTiersProps {
  readonly tiers: readonly PriceTier[];
  readonly problems: Readonly<Record<string, string>>;
  /** A tier was added or taken away, which no field's change says. */
  readonly onRows: () => void;
}

interface Row {
  readonly key: string;
  readonly tier: PriceTier | undefined;
}

const amountText = (nanoUsd: string | null | undefined) =>
  nanoUsd === null || nanoUsd === undefined ? '' : formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');

/** What calls with long inputs cost, in whole; each tier from one length on. */
export function PriceTiers({ tiers, problems, onRows }: PriceTiersProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => tiers.map((tier, index) => ({ key: `${index}`, tier })));
  const [nextKey, setNextKey] = useState(tiers.length);
  const change = (next: readonly Row[]) => {
    setRows(next);
    onRows();
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-12 text-ink-2">Tiers for long inputs: they price the whole of a call</legend>
      <input type="hidden" name={tierRowsField} value={rows.map(({ key }) => key).join(' ')} />
      {rows.map(({ key, tier }, index) => {
        const name = `Tier ${index + 1}`;
        return (
          <div key={key} role="group" aria-label={name} className="border-l-2 border-line-2 pl-3">
            <div className="grid grid-cols-2 gap-3">
              <CountField
                name={tierField(key, 'above')}
                label={`${name}: input above`}
                unit="tok"
                defaultValue={tier?.aboveInputTokens.toString() ?? ''}
                problem={problems[tierField(key, 'above')]}
                required
              />
              {tierAmounts.map(([amount, label, field, empty]) => (
                <MoneyField
                  key={amount}
                  name={tierField(key, amount)}
                  label={`${name}: ${label.toLowerCase()}`}
                  hint={empty && `Empty: ${empty}.`}
                  defaultValue={amountText(tier?.[field])}
                  problem={problems[tierField(key, amount)]}
                  required={empty === undefined}
                />
              ))}
            </div>
            <Button size="small" look="ghost" onClick={() => change(rows.filter((row) => row.key !== key))}>
              Take tier {index + 1} away
            </Button>
          </div>
        );
      })}
      {rows.length < tiersMax && (
        <div>
          <Button
            size="small"
            onClick={() => {
              setNextKey(nextKey + 1);
              change([...rows, { key: `${nextKey}`, tier: undefined }]);
            }}
          >
            Add a tier…
          </Button>
        </div>
      )}
    </fieldset>
  );
}
