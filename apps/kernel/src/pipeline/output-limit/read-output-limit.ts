import type { CallProtocol } from '@agent-os/core/routing';
import { limitFields } from './limit-fields.ts';

/**
 * The most tokens that a request lets an answer have; undefined when it names no limit that counts. Of two the larger one: some servers know
 * only the older field. One that is no count (−1 is “without end” to some servers) makes the other one worthless too.
 */
export function readOutputLimit(protocol: CallProtocol, body: Readonly<Record<string, unknown>>): number | undefined {
  const named = limitFields[protocol].map((field) => body[field] ?? undefined).filter((value) => value !== undefined);
  if (named.length === 0 || !named.every(isCount)) return undefined;
  return Math.max(...named);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
