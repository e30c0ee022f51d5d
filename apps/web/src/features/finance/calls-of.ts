import { formatFilters } from '@/components/filters/index.ts';
import { formatTimeRange } from '@/components/time-range/index.ts';
import type { FinanceGroup, FinanceOwner } from './finance-types.ts';

/** The kernel orders no more calls than these by cost. */
const orderedCallsMost = 15_000;
const dayMs = 86_400_000;

interface CallsOf {
  readonly filters: Parameters<typeof formatFilters>[0];
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly byCost: boolean;
}

/** Address of the calls behind a figure. */
export function callsHref({ filters, from, to, byCost }: CallsOf): string {
  const query = new URLSearchParams();
  if (filters.length > 0) query.set('filters', formatFilters(filters));
  query.set('range', formatTimeRange({ kind: 'span', from, to }));
  if (byCost) query.set('calls.sort', '-cost');
  return `/calls?${query.toString()}`;
}

type Drilled = Pick<FinanceOwner, 'id' | 'name' | 'slug' | 'calls' | 'peakDay' | 'peakCalls'>;

const fieldOf: Readonly<Record<Exclude<FinanceGroup, 'class'>, string>> = {
  department: 'department',
  agent: 'agent',
  model: 'model',
  team: 'team',
  provider: 'provider',
};

/** What the list of calls knows an owner by: models by name, providers by slug, the others by id. */
function valueOf(by: Exclude<FinanceGroup, 'class'>, { id, name, slug }: Drilled): string | null {
  if (by === 'model') return name;
  return by === 'provider' ? slug : id;
}

/**
 * The calls behind an owner's spend, the dearest first: of all its days, or where they are too many to be put in order, of the
 * day on which it spent most. Undefined for what the list of calls has no condition for.
 */
export function callsOfOwner(
  by: FinanceGroup,
  owner: Drilled,
  span: { readonly from: number; readonly to: number },
): string | undefined {
  if (owner.id === null) return undefined;
  // How many calls have something of a class is not counted, so nobody knows whether they can be put in order.
  if (by === 'class') {
    return callsHref({ filters: [{ field: 'class', operator: 'any_of', values: [owner.id] }], ...span, byCost: false });
  }
  const value = valueOf(by, owner);
  if (value === null) return undefined;
  const filters = [{ field: fieldOf[by], operator: 'any_of' as const, values: [value] }];
  if (owner.calls <= orderedCallsMost) return callsHref({ filters, ...span, byCost: true });
  if (owner.peakDay === null) return callsHref({ filters, ...span, byCost: false });
  const day = { from: owner.peakDay, to: owner.peakDay + dayMs };
  return callsHref({ filters, ...day, byCost: owner.peakCalls <= orderedCallsMost });
}
