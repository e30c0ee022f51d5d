import { displayCurrencies } from '@agent-os/core/choices';
import { SelectField } from '@/components/ui/index.ts';

const names = new Intl.DisplayNames('en', { type: 'currency' });

export interface CurrencySelectProps {
  readonly label: string;
  readonly name: string;
  readonly defaultValue: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  /** USD, for nothing but USD, comes first. */
  readonly withUsd?: boolean;
  readonly onChange?: (currency: string) => void;
}

/** A currency by its code and name. */
export function CurrencySelect({ withUsd = false, onChange, ...field }: CurrencySelectProps) {
  const codes = withUsd ? ['USD', ...displayCurrencies] : displayCurrencies;
  return (
    <SelectField {...field} onChange={(event) => onChange?.(event.target.value)}>
      {codes.map((code) => (
        // The server may know a currency by another name than the browser.
        <option key={code} value={code} suppressHydrationWarning>
          {`${code} ${names.of(code) ?? ''}`}
        </option>
      ))}
    </SelectField>
  );
}
