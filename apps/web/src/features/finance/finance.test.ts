import { describe, expect, test } from 'vitest';
import { callsOfOwner } from './calls-of.ts';
import { exactUsd, shareOf } from './exact-usd.ts';
import { exampleMonth, exampleOwner } from './example-finance.ts';
import { longMonthName, monthName, offeredMonths, stepMonth } from './months.ts';

describe('months', () => {
  test('step over the ends of years', () => {
    expect(stepMonth('2026-12', 1)).toBe('2027-01');
    expect(stepMonth('2027-01', -1)).toBe('2026-12');
    expect(stepMonth('2026-11', -24)).toBe('2024-11');
  });

  test('are named, and offered with the chosen one among them', () => {
    expect([monthName('2026-09'), longMonthName('2026-09')]).toEqual(['Sep 2026', 'September 2026']);
    expect(offeredMonths('2026-11', '2026-10')).toHaveLength(24);
    expect(offeredMonths('2026-11', '2021-03').at(-1)).toBe('2021-03');
  });
});

describe('the calls behind an owner', () => {
  const month = exampleMonth();

  test('are those of the month, the dearest first', () => {
    const href = callsOfOwner('agent', exampleOwner(), month) ?? '';
    const query = new URL(href, 'http://console').searchParams;
    expect(query.get('filters')).toBe('agent:any_of:agt_1');
    expect(query.get('range')).toBe('2026-11-01T00:00Z..2026-12-01T00:00Z');
    expect(query.get('calls.sort')).toBe('-cost');
  });

  test('are those of its dearest day where the month has too many to be put in order', () => {
    const href = callsOfOwner('agent', exampleOwner({ calls: 20_000 }), month) ?? '';
    expect(new URL(href, 'http://console').searchParams.get('range')).toBe('2026-11-01T00:00Z..2026-11-02T00:00Z');
    const many = callsOfOwner('agent', exampleOwner({ calls: 90_000, peakCalls: 20_000 }), month) ?? '';
    expect(new URL(many, 'http://console').searchParams.get('calls.sort')).toBeNull();
  });

  test('are asked for by what the list knows owners by, and not at all for what it does not know', () => {
    expect(callsOfOwner('model', exampleOwner({ name: 'a,b' }), month)).toContain('model%3Aany_of%3Aa%252Cb');
    expect(callsOfOwner('provider', exampleOwner({ slug: 'acme' }), month)).toContain('provider%3Aany_of%3Aacme');
    expect(callsOfOwner('class', exampleOwner({ id: 'cached_input' }), month)).toContain(
      'class%3Aany_of%3Acached_input',
    );
    expect(callsOfOwner('class', exampleOwner({ id: null }), month)).toBeUndefined();
    expect(callsOfOwner('team', exampleOwner({ id: null }), month)).toBeUndefined();
  });
});

describe('amounts in files', () => {
  test('are exact, with plain signs', () => {
    expect(exactUsd('1083250')).toBe('0.001083250');
    expect(exactUsd('-12000000001')).toBe('-12.000000001');
    expect(exactUsd(null)).toBe('');
  });

  test('a share of nothing is not known', () => {
    expect(shareOf('5', '0')).toBeNull();
    expect(shareOf('5', null)).toBeNull();
    expect(shareOf('5', '20')).toBe(0.25);
  });
});
