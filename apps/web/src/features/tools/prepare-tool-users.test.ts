import { expect, test } from 'vitest';
import { prepareToolUsers } from './prepare-tool-users.ts';

const use = (id: string, name: string) => ({
  agent: { id, slug: id, name },
  runId: null,
  callId: `call_${id}`,
  since: 0,
  until: null,
});

test('agents that use a tool stand there once, those with most uses first', () => {
  const users = prepareToolUsers([use('a', 'Dunning'), use('b', 'Invoices'), use('b', 'Invoices')]);
  expect(users).toEqual({
    first: { id: 'b', slug: 'b', name: 'Invoices' },
    others: 1,
    words: 'Invoices ×2, Dunning',
  });
});

test('a tool that nobody uses has no users', () => {
  expect(prepareToolUsers([])).toEqual({ first: undefined, others: 0, words: '' });
});
