import { expect, test } from 'vitest';
import { exampleOwner, exampleOwners } from '../example-finance.ts';
import { collectOwners } from './collect-owners.ts';

const pageOf = (id: string, next: string | null, total: string) =>
  exampleOwners({ owners: [exampleOwner({ id })], next, total: exampleOwner({ id: null, actualNanoUsd: total }) });

test('pages are one list, with nobody and the total at its end', async () => {
  const rows = await collectOwners(async (after) => pageOf(after ?? 'a', after === null ? 'b' : null, '2'));
  expect(rows?.map(({ id, name }) => id ?? name)).toEqual(['a', 'b', 'Unallocated', 'Agent']);
});

test('pages between which calls were booked are read again, and never become a list that does not add up', async () => {
  let asked = 0;
  const moving = async (after: string | null) =>
    pageOf(after ?? 'a', after === null ? 'b' : null, String((asked += 1)));
  expect(await collectOwners(moving)).toBeUndefined();
  expect(asked).toBe(6);
});
