import { TextField } from '@/components/ui/index.ts';
import { writeCredits } from './read-credits.ts';

export interface CreditsFieldProps {
  readonly label: string;
  readonly name: string;
  /** Micro-credits; left out for an empty field. */
  readonly amount?: bigint;
  readonly problem: string | undefined;
}

/** Takes an amount or a price in credits. */
export function CreditsField({ label, name, amount, problem }: CreditsFieldProps) {
  return (
    <TextField
      label={label}
      name={name}
      unit="credits"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={amount === undefined ? undefined : writeCredits(amount)}
      problem={problem}
    />
  );
}
