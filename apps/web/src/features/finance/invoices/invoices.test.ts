import { expect, test } from 'vitest';
import { daysOfMonth } from './days-of-month.ts';
import { callsOfGroup } from './group-calls.ts';
import { isOpen, subjectOf } from './group-words.ts';
import type { Invoice, InvoiceGroup } from './invoice-types.ts';
import { readFile } from './read-file.ts';

const invoice: Invoice = {
  id: 'ivc_1',
  number: 'INV-1',
  provider: { id: 'prv_1', name: 'OpenAI', slug: 'openai' },
  fileName: 'costs.csv',
  format: 'columns',
  periodFirst: '2026-11-01',
  periodLast: '2026-11-30',
  currency: 'USD',
  usdRateNano: '1000000000',
  tolerancePpm: 1_000,
  lines: 1,
  totalNano: '5',
  billedNanoUsd: '5',
  recordedNanoUsd: '4',
  darkNanoUsd: '0',
  simulated: false,
  state: 'open',
  groups: 1,
  openGroups: 1,
  decidedGroups: 0,
  comparedAt: 0,
  importedAt: 0,
  by: { kind: 'person', id: 'per_1', name: 'Finn' },
};

const group: InvoiceGroup = {
  key: 'usage/20410/mdl_1/cached_input',
  kind: 'usage',
  day: '2026-11-18',
  model: { id: 'mdl_1', name: 'gpt-4o' },
  modelText: null,
  suggested: null,
  tokenClass: 'cached_input',
  lines: 1,
  calls: 2,
  billedQuantity: '7',
  recordedQuantity: '7',
  billedNanoUsd: '5',
  recordedNanoUsd: '4',
  differenceNanoUsd: '1',
  state: 'price_differs',
  cause: 'cached_as_input',
  decision: null,
};

test('the calls under a group are those to its model on its day, or in the whole period', () => {
  const query = (own: InvoiceGroup) => new URL(callsOfGroup(own, invoice) ?? '', 'http://console').searchParams;
  expect(query(group).get('filters')).toBe('provider:any_of:openai;model:any_of:gpt-4o');
  expect(query(group).get('range')).toBe('2026-11-18T00:00Z..2026-11-19T00:00Z');
  expect(query({ ...group, day: null, model: null }).get('range')).toBe('2026-11-01T00:00Z..2026-12-01T00:00Z');
  expect(callsOfGroup({ ...group, calls: 0 }, invoice)).toBeUndefined();
});

test('a group is named by what it is split by, and is open until somebody decides on the amounts it has', () => {
  expect(subjectOf(group)).toBe('2026-11-18, gpt-4o, cached input');
  expect(subjectOf({ ...group, day: null, model: null, kind: 'tax', tokenClass: null })).toBe('tax');
  const by = { kind: 'person', id: 'per_1', name: 'Finn' } as const;
  const decision = { reason: 'Known', bookedIn: null, by, at: 0, outdated: false };
  expect(isOpen(group)).toBe(true);
  expect(isOpen({ ...group, decision })).toBe(false);
  expect(isOpen({ ...group, decision: { ...decision, outdated: true } })).toBe(true);
  expect(isOpen({ ...group, state: 'not_yet_billed' })).toBe(false);
});

test('a file that is empty, too large or no text is refused by name', async () => {
  expect(await readFile(new File([], 'a.csv'))).toContain('a.csv is empty');
  expect(await readFile(new File(['\u0000'], 'b.csv'))).toContain('b.csv is no text');
  expect(await readFile(new File(['x'.repeat(5 * 1024 * 1024 + 1)], 'c.csv'))).toContain('more than 5 MB');
  expect(await readFile(new File(['a,b'], 'd.csv'))).toEqual({ name: 'd.csv', text: 'a,b' });
});

test('a month is all of its days', () => {
  expect(daysOfMonth('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
});
