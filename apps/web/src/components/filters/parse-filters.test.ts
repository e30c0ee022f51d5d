import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter, FilterField } from './filter-types.ts';
import { formatFilters } from './format-filters.ts';
import { operatorsOf } from './operators.ts';
import { filterLimits, parseFilters } from './parse-filters.ts';

const fields: readonly FilterField[] = [
  {
    id: 'state',
    label: 'state',
    kind: 'choice',
    closed: true,
    options: ['failed', 'denied'].map((value) => ({ value, label: value })),
  },
  { id: 'agent', label: 'agent', kind: 'choice', operators: ['any_of'] },
  { id: 'purpose', label: 'purpose', kind: 'text' },
  { id: 'cost', label: 'cost', kind: 'number', unit: 'USD' },
  { id: 'simulated', label: 'simulated', kind: 'flag' },
];

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const anyNumber = fc.integer({ min: -1e9, max: 1e9 }).map((value) => String(value / 100));
const anyFilter: fc.Arbitrary<Filter> = fc
  .constantFrom(...fields.flatMap((field) => operatorsOf(field).map((operator) => ({ field, operator }))))
  .chain(({ field, operator }) => {
    const values = {
      choice: field.closed
        ? fc.uniqueArray(fc.constantFrom('failed', 'denied'), { minLength: 1 })
        : fc.uniqueArray(anyText, { minLength: 1, maxLength: 5 }),
      text: anyText.map((value) => [value]),
      number:
        operator === 'between'
          ? fc.tuple(anyNumber, anyNumber).map((pair) => pair.toSorted((one, other) => Number(one) - Number(other)))
          : anyNumber.map((value) => [value]),
      flag: fc.constant<string[]>([]),
    }[field.kind];
    return values.map((chosen) => ({ field: field.id, operator, values: chosen }));
  });

describe('the text of an address', () => {
  test('gives back every list of filters that was written into it', () => {
    fc.assert(
      fc.property(fc.array(anyFilter, { maxLength: filterLimits.filters }), (filters) => {
        expect(parseFilters(formatFilters(filters), fields)).toEqual({ filters, leftOut: [] });
      }),
    );
  });

  test('never throws, and what was read reads the same when it is written again', () => {
    const pieces = fc.constantFrom('state', 'cost', 'any_of', 'between', ':', ';', ',', '%', '%2', '1', 'failed', '');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { filters } = parseFilters(text, fields);
        expect(parseFilters(formatFilters(filters), fields)).toEqual({ filters, leftOut: [] });
      }),
    );
  });

  test('stays readable', () => {
    const text = 'state:any_of:failed,denied;cost:between:0.5,2;simulated:is';
    expect(formatFilters(parseFilters(text, fields).filters)).toBe(text);
  });
});

test.each([
  ['a field that is gone', 'colour:any_of:red', 'colour (no such field)'],
  ['an operator that is gone', 'agent:roughly:x', 'agent roughly (no such operator)'],
  ['an operator that the room does not allow', 'agent:none_of:x', 'agent none_of (no such operator)'],
  ['a value that is gone', 'state:any_of:lost', 'state lost (no such value)'],
  ['a number that is none', 'cost:at_least:much', 'cost much (no such value)'],
  ['a span with one end', 'cost:between:1', 'cost 1 (no such value)'],
  ['a condition without a value', 'agent:any_of:', 'agent  (no such value)'],
  ['a broken escape', 'agent:any_of:%E0%A4%A', 'agent (not readable)'],
])('%s is left out and named, the rest counts', (_name, text, words) => {
  const kept = { field: 'simulated', operator: 'is_not', values: [] };
  expect(parseFilters(`${text};simulated:is_not`, fields)).toEqual({ filters: [kept], leftOut: [words] });
});

test('of several values those that are gone are left out alone', () => {
  expect(parseFilters('state:any_of:lost,failed', fields).filters).toEqual([
    { field: 'state', operator: 'any_of', values: ['failed'] },
  ]);
});

test('a span is turned from low to high', () => {
  expect(parseFilters('cost:between:9,-2.5', fields).filters[0]?.values).toEqual(['-2.5', '9']);
});

test('more filters than a list can have are left out and named', () => {
  const text = Array.from({ length: filterLimits.filters + 1 }, () => 'simulated:is').join(';');
  const { filters, leftOut } = parseFilters(text, fields);
  expect(filters).toHaveLength(filterLimits.filters);
  expect(leftOut).toEqual(['simulated (too many filters)']);
});
