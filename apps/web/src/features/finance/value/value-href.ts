import type { Route } from 'next';
import { createSerializer } from 'nuqs/server';
import { callsHref } from '../calls-of.ts';
import { financeParsers } from '../finance-address.ts';
import type { ValueRow, ValueSummary } from './value-types.ts';

const serialize = createSerializer(financeParsers);
const dayMs = 86_400_000;

/** The room with the outcomes of one line. */
export function outcomesHref(search: string, of: string): Route {
  return serialize(`/finance?${search}`, { of }) as Route;
}

/** The calls of a line, the dearest first; undefined for what the list of calls has no condition for. */
export function callsOfRow({ by, from, to }: ValueSummary, { id, calls }: ValueRow): Route | undefined {
  if (by === 'kind' || id === '' || calls === 0) return undefined;
  const filters = [{ field: by, operator: 'any_of' as const, values: [id] }];
  const span = { from: Date.parse(from), to: Date.parse(to) + dayMs };
  return callsHref({ filters, ...span, byCost: calls <= 15_000 }) as Route;
}
