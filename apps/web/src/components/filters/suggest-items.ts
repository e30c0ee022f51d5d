import type { FilterDraft } from './filter-draft.ts';
import type { Filter, FilterField, FilterOperator, FilterOption } from './filter-types.ts';
import { operatorsOf, operatorWords } from './operators.ts';
import { readTyped } from './read-typed.ts';

/** What the list under the box offers for the step that the draft is at. */
export type FilterItem =
  | { readonly kind: 'field'; readonly label: string; readonly field: FilterField }
  | { readonly kind: 'operator'; readonly label: string; readonly operator: FilterOperator }
  | { readonly kind: 'value'; readonly label: string; readonly value: string; readonly chosen: boolean }
  | { readonly kind: 'typed'; readonly label: string; readonly values: readonly string[] }
  | { readonly kind: 'whole'; readonly label: string; readonly filter: Filter };

/** More would not be read; typing narrows them. */
const shownMax = 100;
const wholeMax = 8;

/**
 * Fields first, then the field's operators, then its values. While no field is chosen, the typed text finds values of
 * every field too, so that `tier1` alone leads to `agent is any of tier1-resolver`.
 */
export function suggestItems(
  fields: readonly FilterField[],
  { field, operator, values }: FilterDraft,
  typed: string,
  options: readonly FilterOption[],
): readonly FilterItem[] {
  const fits = fitterOf(typed);
  if (field === undefined) {
    const named = fields.filter(({ label }) => fits(label));
    return [
      ...named.map((one): FilterItem => ({ kind: 'field', label: one.label, field: one })),
      ...wholes(fields, typed),
    ];
  }
  if (operator === undefined) {
    return operatorsOf(field)
      .map((one): FilterItem => ({ kind: 'operator', label: operatorWords[one], operator: one }))
      .filter(({ label }) => fits(label));
  }
  if (field.kind === 'choice') {
    // Options of a kernel that searched by the text fit already, by words that the browser may not have.
    return options
      .filter(({ label }) => field.loadOptions !== undefined || fits(label))
      .slice(0, shownMax)
      .map(({ value, label }) => ({ kind: 'value', label, value, chosen: values.includes(value) }));
  }
  const read = readTyped(field, operator, typed);
  if (read === undefined) return [];
  const text = field.kind === 'text' ? `“${read.join('')}”` : [read.join(' to '), field.unit].filter(Boolean).join(' ');
  return [{ kind: 'typed', label: `${operatorWords[operator]} ${text}`, values: read }];
}

function wholes(fields: readonly FilterField[], typed: string): readonly FilterItem[] {
  if (typed.trim() === '') return [];
  const fits = fitterOf(typed);
  const found: FilterItem[] = [];
  for (const field of fields) {
    const operator = operatorsOf(field)[0];
    for (const { value, label } of operator === 'any_of' ? (field.options ?? []) : []) {
      if (found.length === wholeMax) return found;
      if (operator === undefined || !fits(label)) continue;
      const filter = { field: field.id, operator, values: [value] };
      found.push({ kind: 'whole', label: `${field.label} ${operatorWords[operator]} ${label}`, filter });
    }
  }
  return found;
}

/** Whether a label holds every typed word. */
function fitterOf(typed: string): (label: string) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (label) => words.every((word) => label.toLowerCase().includes(word));
}
