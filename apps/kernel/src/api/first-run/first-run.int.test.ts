import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('of four who set up an installation at the same time one becomes its owner, and nobody later', async () => {
  const web = await api.callAs({ kind: 'service' });
  expect(await web.firstRun.status()).toEqual({ needsOwner: true });
  const ask = (slug: string) =>
    web.firstRun.createOwner({
      organisationName: slug,
      organisationSlug: slug,
      name: 'Owner',
      email: `owner@${slug}.example`,
      password: 'a long enough password',
    });
  const outcomes = await Promise.allSettled(['one', 'two', 'three', 'four'].map(ask));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(
    outcomes.filter((one) => one.status === 'rejected' && String(one.reason).includes('has an owner already')),
  ).toHaveLength(3);
  expect(await web.firstRun.status()).toEqual({ needsOwner: false });
  await expect(ask('five')).rejects.toMatchObject({ code: 'CONFLICT' });

  const { rows } = await api.superuser.query<{ email: string }>('select email from person');
  const email = rows[0]?.email ?? '';
  expect(rows).toHaveLength(1);
  const session = await web.auth.signIn({ email, password: 'a long enough password', address: '', userAgent: '' });
  const owner = await api.callAs({ kind: 'person', ...session });
  expect(await owner.auth.viewer()).toMatchObject({ roles: ['owner'] });
  expect((await owner.departments.list()).map(({ name }) => name)).toEqual(['General']);
  expect(api.logged).toEqual([]);
});
