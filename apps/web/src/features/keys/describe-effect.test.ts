import { expect, test } from 'vitest';
import { describeEffect } from './describe-effect.ts';
import type { OrganisationKey } from './key-types.ts';

const key = (id: string, slug: string): OrganisationKey => ({
  id,
  name: 'Key',
  lastFour: '7Q2f',
  createdAt: 0,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  agent: { id: `agt_${slug}`, slug, name: slug, state: 'active' },
  createdBy: null,
});
const effect = (...callsLastHour: readonly number[]) => ({
  since: 0,
  keys: callsLastHour.map((calls, index) => ({ keyId: `key_${index}`, callsLastHour: calls })),
});

test('keys without a call stop nothing', () => {
  expect(describeEffect([key('key_0', 'a')], effect(0))).toBe('No call was made with any of them in the last hour.');
});

test('calls are summed, and only agents that made some are named', () => {
  const keys = [key('key_0', 'refund-clerk'), key('key_1', 'idle'), key('key_2', 'refund-clerk')];
  expect(describeEffect(keys, effect(1_200, 0, 34))).toBe(
    '1,234 calls in the last hour, by refund-clerk: calls like these will be refused.',
  );
});

test('more than three agents are counted', () => {
  const keys = ['a', 'b', 'c', 'd', 'e'].map((slug, index) => key(`key_${index}`, slug));
  expect(describeEffect(keys, effect(1, 1, 1, 1, 1))).toContain('by a, b, c and 2 more:');
});
