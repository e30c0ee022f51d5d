import type * as allContracts from '@agent-os/core/contracts';
import type { z } from 'zod';
import { createLater } from '@/later/index.ts';
import { fieldProblems } from './field-problems.ts';

export type Contracts = typeof allContracts;

/** What checks a form is large, and not needed to show it. */
export const contracts = createLater(() => import('@agent-os/core/contracts'));

export type CheckedInput<Schema extends z.ZodType> =
  | { readonly ok: true; readonly input: z.output<Schema> }
  /** A sentence for each field that was refused. */
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/**
 * Checks what somebody typed by the kernel's own contract. Where the contracts cannot be loaded, the sentence about that
 * stands at `fallback`.
 */
export async function checkInput<Schema extends z.ZodType>(
  schema: (contracts: Contracts) => Schema,
  given: unknown,
  fallback: string,
): Promise<CheckedInput<Schema>> {
  const known = contracts.read() ?? (await contracts.fetch().catch(() => undefined));
  if (known === undefined) {
    return { ok: false, problems: { [fallback]: 'Not checked: the console does not answer. Press again.' } };
  }
  const { success, data, error } = schema(known).safeParse(given);
  return success ? { ok: true, input: data } : { ok: false, problems: fieldProblems(error) };
}
