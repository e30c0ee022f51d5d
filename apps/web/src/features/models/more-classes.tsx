import { CountField, MoneyField } from '@/components/ui/index.ts';
import { formatPricePerMillion } from '@/format/index.ts';
import { batchField, classAmounts, type PriceClasses } from './class-fields.ts';

export interface MoreClassesProps {
  readonly classes: PriceClasses | null;
  readonly problems: Readonly<Record<string, string>>;
}

/** Fields of the classes that few prices tell apart. */
export function MoreClasses({ classes, problems }: MoreClassesProps) {
  const tiers = classes?.tiers.length ?? 0;
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
      {tiers > 0 && (
        <p className="text-12 text-ink-3">
          {tiers === 1 ? 'Its tier for long inputs stays' : `Its ${tiers} tiers for long inputs stay`} as set by the
          API.
        </p>
      )}
    </>
  );
}

function amountOf(nanoUsd: string | null | undefined): string {
  return nanoUsd === null || nanoUsd === undefined ? '' : formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');
}
