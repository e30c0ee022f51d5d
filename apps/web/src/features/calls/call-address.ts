import type { CallFilter, CallOrder, CallSort } from '@agent-os/core/contracts';
import { createLoader, parseAsString } from 'nuqs/server';
import { filtersParser, parseFilters, type Filter } from '@/components/filters/index.ts';
import type { GridSort } from '@/components/grid/index.ts';
import { boundsOf, parseTimeRange, timeRangeParser, type TimeRange } from '@/components/time-range/index.ts';
import { plainCallFields } from './call-fields.ts';
import { toConditions } from './to-conditions.ts';

export const defaultCallRange = '1h';

/** Columns by which the kernel orders, and what it calls them. */
const orders: Readonly<Record<string, CallOrder>> = {
  time: 'time',
  wait: 'wait',
  first: 'firstByte',
  duration: 'duration',
  tokens: 'tokens',
  cost: 'cost',
};

/** The kernel's order for a list's; undefined is newest first. */
export function toCallSort(sort: GridSort | undefined): CallSort | undefined {
  const by = sort && orders[sort.column];
  return by && { by, direction: sort.direction };
}

export interface CallAddress {
  readonly filters: readonly Filter[];
  readonly departmentId: string | undefined;
  readonly range: TimeRange;
}

/** The kernel's filter for what the address says, at one moment. */
export function toCallFilter({ filters, departmentId, range }: CallAddress, nowMs: number): CallFilter {
  return {
    where: [...toConditions(filters)],
    ...(departmentId === undefined ? {} : { departmentId }),
    ...boundsOf(range, nowMs),
  };
}

/** What the list asks for first; the server and the browser must ask for the same. */
export function toListInput(filter: CallFilter, sort: CallSort | undefined) {
  return { ...filter, ...(sort === undefined ? {} : { sort }) };
}

const loadAddress = createLoader({
  filters: filtersParser,
  range: timeRangeParser,
  department: parseAsString,
});

/** The address of the list as the server reads it. */
export async function readCallAddress(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<CallAddress & { readonly sort: CallSort | undefined }> {
  const [address, raw] = await Promise.all([loadAddress(searchParams), searchParams]);
  const text = raw['calls.sort'];
  const column = typeof text === 'string' ? text.replace(/^-/, '') : '';
  const direction = typeof text === 'string' && text.startsWith('-') ? 'descending' : 'ascending';
  return {
    filters: parseFilters(address.filters, plainCallFields).filters,
    departmentId: address.department ?? undefined,
    range: address.range ?? parseTimeRange(defaultCallRange) ?? { kind: 'last', durationMs: 3_600_000 },
    sort: toCallSort(column === '' ? undefined : { column, direction }),
  };
}
