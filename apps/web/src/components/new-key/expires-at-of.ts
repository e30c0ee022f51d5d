import { textOf } from '@/forms/index.ts';

const dayMs = 86_400_000;

/** When a key ends by what `KeyLifetimeField` holds in a form, in epoch milliseconds; null for no end. */
export function expiresAtOf(form: FormData, nowMs: number): number | null {
  const days = Number(textOf(form, 'days'));
  return days === 0 ? null : nowMs + days * dayMs;
}
