import type { Filter, FilterField } from './filter-types.ts';
import { operatorsOf, valuesTaken } from './operators.ts';

export interface ParsedFilters {
  readonly filters: readonly Filter[];
  /** What was left out, each as words for a notice: `colour (no such field)`. */
  readonly leftOut: readonly string[];
}

export const filterLimits = { filters: 20, values: 50, characters: 200 } as const;

/** A decimal number as people type it, without exponent. */
export function isNumberText(text: string): boolean {
  return /^-?\d{1,20}(\.\d{1,12})?$/.test(text);
}

/**
 * Reads `state:any_of:failed,denied;cost:at_least:0.5`. Whatever this list does not know any more, or what somebody
 * mistyped, is left out and named; the rest counts.
 */
export function parseFilters(text: string, fields: readonly FilterField[]): ParsedFilters {
  const filters: Filter[] = [];
  const leftOut: string[] = [];
  for (const part of text.split(';')) {
    if (part === '') continue;
    const outcome = parseOne(part, fields);
    if (typeof outcome === 'string') leftOut.push(outcome);
    else if (filters.length === filterLimits.filters) leftOut.push(`${outcome.field} (too many filters)`);
    else filters.push(outcome);
  }
  return { filters, leftOut };
}

/** The condition, or why there is none. */
function parseOne(part: string, fields: readonly FilterField[]): Filter | string {
  const [fieldId = '', operatorText = '', valueText, ...rest] = part.split(':');
  const field = fields.find(({ id }) => id === fieldId);
  if (!field) return `${shorten(fieldId)} (no such field)`;
  const operator = operatorsOf(field).find((known) => known === operatorText);
  if (!operator) return `${field.label} ${shorten(operatorText)} (no such operator)`;
  const values = decodeValues(valueText);
  if (values === undefined || rest.length > 0) return `${field.label} (not readable)`;
  const filter = completeFilter(field, { field: fieldId, operator, values });
  return filter ?? `${field.label} ${shorten(values.join(', '))} (no such value)`;
}

/** The condition as it is kept: values that fit the field, each once, a span from low to high; undefined if none fits. */
export function completeFilter(field: FilterField, { operator, values }: Filter): Filter | undefined {
  const taken = valuesTaken(field.kind, operator);
  const fitting = [...new Set(values)].filter((value) => isValueOf(field, value)).slice(0, filterLimits.values);
  const complete = (kept: readonly string[]): Filter => ({ field: field.id, operator, values: kept });
  if (taken === 0) return values.length === 0 ? complete([]) : undefined;
  if (taken === 'many') return fitting.length === 0 ? undefined : complete(fitting);
  if (taken === 1) return values.length === 1 && fitting.length === 1 ? complete(fitting) : undefined;
  // Both ends of a span may be the same.
  if (values.length !== 2 || !values.every((value) => isValueOf(field, value))) return undefined;
  return complete(values.toSorted((one, other) => Number(one) - Number(other)));
}

function isValueOf({ kind, closed, options }: FilterField, value: string): boolean {
  if (value === '' || value.length > filterLimits.characters) return false;
  if (kind === 'number') return isNumberText(value);
  return kind !== 'choice' || closed !== true || (options?.some((option) => option.value === value) ?? false);
}

function decodeValues(text: string | undefined): readonly string[] | undefined {
  if (text === undefined || text === '') return [];
  try {
    return text.split(',').map((value) => decodeURIComponent(value));
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
