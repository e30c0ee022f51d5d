import { SelectField } from '@/components/ui/index.ts';

const lifetimes = [
  ['90', '90 days'],
  ['30', '30 days'],
  ['365', '1 year'],
  ['0', 'no end'],
] as const;

/** How long a new key counts, in a form as `days`; `expiresAtOf` reads it. */
export function KeyLifetimeField({ problem }: { readonly problem?: string | undefined }) {
  return (
    <SelectField label="Lifetime" name="days" problem={problem}>
      {lifetimes.map(([days, name]) => (
        <option key={days} value={days}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
