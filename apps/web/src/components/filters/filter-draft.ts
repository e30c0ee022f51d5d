import type { Filter, FilterField, FilterOperator } from './filter-types.ts';

/** A condition while somebody builds or edits it: field, then operator, then values. */
export interface FilterDraft {
  readonly field?: FilterField | undefined;
  readonly operator?: FilterOperator | undefined;
  readonly values: readonly string[];
  /** Its place among the filters once it stands in the address. */
  readonly index?: number | undefined;
  /** It changed the address already: what follows belongs to the same step back. */
  readonly touched: boolean;
}

export const emptyDraft: FilterDraft = { values: [], touched: false };

/** The draft that changes a filter which is there. */
export function draftOf(filter: Filter, index: number, fields: readonly FilterField[]): FilterDraft {
  const field = fields.find(({ id }) => id === filter.field);
  return { field, operator: filter.operator, values: filter.values, index, touched: false };
}

/** One step back: from the values to the operator, from the operator to the field. */
export function stepBack({ field, operator, values, index, touched }: FilterDraft): FilterDraft {
  if (operator !== undefined) return { field, values, index, touched };
  return { values: [], touched: false };
}
