import { parseClockField } from '@/format/index.ts';
import { textOf } from './text-of.ts';

/** A field of `CountsFromField` for the contract: null for now, undefined for what is no moment. */
export function readEffectiveFrom(data: FormData, zone: string, name = 'effectiveFrom'): number | null | undefined {
  const text = textOf(data, name);
  return text === '' ? null : parseClockField(text, zone);
}
