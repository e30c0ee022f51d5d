import { CountField, MoneyField } from '@/components/ui/index.ts';
import { formatPricePerMillion } from '@/format/index.ts';
import { batchField, classAmounts, type PriceClasses } from './class-fields.ts';
import { PriceTiers } from './price-tiers.tsx';

export interface MoreClassesProps {
  readonly classes: PriceClasses | null;
  readonly problems: Readonly<Record<string, string>>;
  /** A tier was added or taken away. */
  readonly onRows: () => void;
}

/** Fields of the classes that few prices tell apart, and of tiers. */
export function MoreClasses({ classes, problems, onRows }: MoreClassesProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {classAmounts.map(([key, label, empty]) => (
          <MoneyField
            key={key}
            name={key}
            label={label}
            hint={`Empty: ${empty}.`}
            defaultValue={amountOf(classes?.[key])}
            problem={problems[key]}
          />
        ))}
        <CountField
          name={batchField}
          label="Discount in batches"
          unit="%"
          hint="Empty: none."
          defaultValue={classes?.batchDiscountPercent?.toString() ?? ''}
          problem={problems[batchField]}
        />
      </div>
      <PriceTiers tiers={classes?.tiers ?? []} problems={problems} onRows={onRows} />
    </>
  );
}

function amountOf(nanoUsd: string | null | undefined): string {
  return nanoUsd === null || nanoUsd === undefined ? '' : formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');
}
