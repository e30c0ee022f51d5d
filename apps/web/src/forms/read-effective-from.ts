import { parseClockField } from '@/format/index.ts';
import { textOf } from './text-of.ts';

/** The field `effectiveFrom` for the contract: null for now, undefined for what is no moment. */
export function readEffectiveFrom(data: FormData, zone: string): number | null | undefined {
  const text = textOf(data, 'effectiveFrom');
  return text === '' ? null : parseClockField(text, zone);
}
