import { expect, test } from 'vitest';
import { emptyDraft } from './filter-draft.ts';
import type { FilterField } from './filter-types.ts';
import { suggestItems } from './suggest-items.ts';

const state: FilterField = {
  id: 'state',
  label: 'state',
  kind: 'choice',
  options: [
    { value: 'failed', label: 'failed' },
    { value: 'denied', label: 'denied' },
  ],
};
const cost: FilterField = { id: 'cost', label: 'cost', kind: 'number', unit: 'USD' };
const fields = [state, cost];
const labels = (draft: Parameters<typeof suggestItems>[1], typed: string) =>
  suggestItems(fields, draft, typed, draft.field?.options ?? []).map(({ label }) => label);

test('fields come first', () => {
  expect(labels(emptyDraft, '')).toEqual(['state', 'cost']);
});

test('a value finds its field while none is chosen', () => {
  expect(labels(emptyDraft, 'deni')).toEqual(['state is any of denied']);
});

test('a field leads to its operators, an operator to its values', () => {
  expect(labels({ ...emptyDraft, field: cost }, '')).toEqual(['≥', '≤', 'between']);
  expect(labels({ ...emptyDraft, field: state, operator: 'none_of' }, 'f')).toEqual(['failed']);
});

test('values that are chosen say so', () => {
  const items = suggestItems(
    fields,
    { ...emptyDraft, field: state, operator: 'any_of', values: ['denied'] },
    '',
    state.options ?? [],
  );
  expect(items).toMatchObject([
    { value: 'failed', chosen: false },
    { value: 'denied', chosen: true },
  ]);
});

test.each([
  ['at_least', '1,000.5', ['≥ 1000.5 USD']],
  ['at_most', 'much', []],
  ['between', '5', []],
  ['between', '5 to 10', ['between 5 to 10 USD']],
  ['between', '−5..10', ['between -5 to 10 USD']],
  ['between', '5 and 10', ['between 5 to 10 USD']],
] as const)('a number is typed: %s %s', (operator, typed, expected) => {
  expect(labels({ ...emptyDraft, field: cost, operator }, typed)).toEqual(expected);
});
