import { callsHref } from '../calls-of.ts';
import type { Invoice, InvoiceGroup } from './invoice-types.ts';

const dayMs = 86_400_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Address of the calls under a group: those to its model on its day, or in the whole period. Undefined where there are none. */
export function callsOfGroup(
  { calls, day, model }: InvoiceGroup,
  { provider, periodFirst, periodLast }: Invoice,
): string | undefined {
  if (calls === 0) return undefined;
  const anyOf = (field: string, value: string) => ({ field, operator: 'any_of' as const, values: [value] });
  return callsHref({
    filters: [anyOf('provider', provider.slug), ...(model === null ? [] : [anyOf('model', model.name)])],
    from: startOf(day ?? periodFirst),
    to: startOf(day ?? periodLast) + dayMs,
    byCost: false,
  });
}
