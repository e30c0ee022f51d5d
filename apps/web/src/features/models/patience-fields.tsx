import { CountField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import type { Provider } from './model-types.ts';

const msPerSecond = 1_000;

export interface PatienceFieldsProps {
  readonly patience: Pick<Provider, 'timeoutMs' | 'maxRetries'>;
  readonly problems: Readonly<Record<string, string>>;
}

/** How long a provider is waited for, and how often it is asked again. */
export function PatienceFields({ patience, problems }: PatienceFieldsProps) {
  return (
    <>
      <CountField
        label="Time-out"
        unit="s"
        name="timeoutMs"
        required
        defaultValue={String(patience.timeoutMs / msPerSecond)}
        hint="The longest wait for the first byte of an answer, and between two. A call that waited so long fails: it may still be worked on, so it is not sent again."
        problem={problems['timeoutMs']}
      />
      <CountField
        label="Retries"
        name="maxRetries"
        required
        defaultValue={String(patience.maxRetries)}
        hint="How often a call is sent again that the provider turned away, as it was overloaded or limits the rate, or that did not reach it."
        problem={problems['maxRetries']}
      />
    </>
  );
}

/** What the fields say, as the contract has it. */
export function readPatience(data: FormData): { readonly timeoutMs: number; readonly maxRetries: number } {
  return { timeoutMs: Math.round(numberOf(data, 'timeoutMs') * msPerSecond), maxRetries: numberOf(data, 'maxRetries') };
}

/** Not a number where nothing was written, which Number takes for 0. */
function numberOf(data: FormData, name: string): number {
  const text = textOf(data, name);
  return text === '' ? Number.NaN : Number(text);
}
