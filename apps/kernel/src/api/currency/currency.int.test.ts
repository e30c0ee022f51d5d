import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type ApiCaller, type TestApi, type TestTenant } from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let finance: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  finance = await api.callAs(home.members.finance.claims);
});
afterAll(() => api.close());

const november = { firstDay: '2026-11-01', lastDay: '2026-11-30' };
const rate = (perUsd: string, validFrom: string, currency = 'EUR') =>
  finance.currency.addRate({ currency, perUsd, validFrom, source: 'ECB reference rate', reason: 'Month end' });

test('nothing is chosen at first, and amounts are USD', async () => {
  expect(await finance.currency.get()).toEqual({ currency: null, chosen: null });
  expect(await finance.currency.ofPeriod(november)).toEqual({ currency: null, rate: null, missing: null });
});

test('a choice has an author and a reason, and the one before stays known', async () => {
  await finance.currency.choose({ currency: 'GBP', reason: 'We report in pounds' });
  await finance.currency.choose({ currency: 'EUR', reason: 'The group reports in euro' });
  expect(await finance.currency.get()).toMatchObject({
    currency: 'EUR',
    chosen: { reason: 'The group reports in euro', by: expect.any(String) as string },
  });
  await expect(finance.currency.choose({ currency: 'EUR', reason: 'Again' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const { rows } = await api.superuser.query(
    'select number, currency from display_currency where organisation_id = $1 order by number',
    [home.organisationId],
  );
  expect(rows).toEqual([
    { number: 1, currency: 'GBP' },
    { number: 2, currency: 'EUR' },
  ]);
});

test('a period has a rate once each of its days has one', async () => {
  expect(await finance.currency.ofPeriod(november)).toEqual({ currency: 'EUR', rate: null, missing: november });
  await rate('0.92', '2026-11-05');
  expect(await finance.currency.ofPeriod(november)).toMatchObject({
    rate: null,
    missing: { firstDay: '2026-11-01', lastDay: '2026-11-04' },
  });
  await rate('0.90', '2026-10-20');
  await rate('5', '2026-11-01', 'GBP');
  const { rate: mean } = await finance.currency.ofPeriod(november);
  // Four days at 0.90 and 26 at 0.92.
  expect(mean).toEqual({
    perUsd: '0.9173333333',
    parts: [
      { perUsd: '0.9', validFrom: '2026-10-20' },
      { perUsd: '0.92', validFrom: '2026-11-05' },
    ],
  });
  expect((await finance.currency.ofPeriod({ firstDay: '2026-11-05', lastDay: '2026-11-05' })).rate?.perUsd).toBe(
    '0.92',
  );
});

test('a correction is a newer entry, and what it corrects stays in the list', async () => {
  await Promise.all([rate('0.93', '2026-11-05'), rate('0.94', '2026-11-05')]);
  const { items } = await finance.currency.rates({ currency: 'EUR' });
  expect(items.map(({ number, corrected, validFrom }) => [number, corrected, validFrom])).toEqual([
    [4, false, '2026-11-05'],
    [3, true, '2026-11-05'],
    [1, true, '2026-11-05'],
    [2, false, '2026-10-20'],
  ]);
  const { rate: now } = await finance.currency.ofPeriod({ firstDay: '2026-11-06', lastDay: '2026-11-07' });
  expect(now).toEqual({ perUsd: items[0]?.perUsd, parts: [{ perUsd: items[0]?.perUsd, validFrom: '2026-11-05' }] });
  await expect(api.database.withTenant(home.organisationId, (tx) => tx.exchangeRate.deleteMany({}))).rejects.toThrow(
    /permission denied/,
  );
});

test('the list comes in pages', async () => {
  const first = await finance.currency.rates({ currency: 'EUR', limit: 3 });
  expect(first.nextCursor).toEqual({ validFrom: '2026-11-05', number: 1 });
  const rest = await finance.currency.rates({ currency: 'EUR', limit: 3, cursor: first.nextCursor ?? undefined });
  expect(rest.items.map(({ number }) => number)).toEqual([2]);
  expect(rest.nextCursor).toBeNull();
});

test.each([
  { perUsd: '0' },
  { perUsd: '0.12345678901' },
  { perUsd: '1e3' },
  { currency: 'USD' },
  { currency: 'DEM' },
  { validFrom: '2026-02-30' },
  { source: ' ' },
  { reason: '' },
])('a rate with %o is refused', async (wrong) => {
  const right = { currency: 'EUR', perUsd: '0.92', validFrom: '2026-11-01', source: 'A bank', reason: 'A test' };
  await expect(finance.currency.addRate({ ...right, ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('only owners, admins and finance choose and enter; auditors read', async () => {
  const choice = { currency: null, reason: 'Back to USD' };
  for (const role of ['operator', 'auditor', 'viewer'] as const) {
    const caller = await api.callAs(home.members[role].claims);
    await expect(caller.currency.choose(choice)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const auditor = await api.callAs(home.members.auditor.claims);
  expect((await auditor.currency.get()).currency).toBe('EUR');
  const admin = await api.callAs(home.members.admin.claims);
  await admin.currency.choose(choice);
  expect(await finance.currency.ofPeriod(november)).toEqual({ currency: null, rate: null, missing: null });
});
