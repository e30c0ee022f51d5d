import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openPayload, sealPayload } from './index.ts';

const masterKey = randomBytes(32);
const place = { organisationId: 'org_a', id: 'pbl_1' };
const content = Buffer.from('what a customer wrote');
const seal = (at = place, key = masterKey, nonce = randomBytes(12)) => sealPayload(content, at, key, nonce);

describe('sealed messages', () => {
  test('open where they were sealed', () => {
    expect(openPayload(seal(), place, masterKey)).toEqual(content);
  });

  test('differ from one organisation to the next, though nonce and content are the same', () => {
    const nonce = randomBytes(12);
    const other = { ...place, organisationId: 'org_b' };
    expect(seal(place, masterKey, nonce)).not.toEqual(seal(other, masterKey, nonce));
    expect(seal().includes(content)).toBe(false);
  });

  test.each([
    ['another organisation', { ...place, organisationId: 'org_b' }, masterKey],
    ['another block', { ...place, id: 'pbl_2' }, masterKey],
    ['another master key', place, randomBytes(32)],
  ])('do not open for %s', (_, at, key) => {
    expect(() => openPayload(seal(), at, key)).toThrow('do not open');
  });

  test('do not open when any byte was changed', () => {
    const envelope = seal();
    for (let index = 0; index < envelope.length; index += 1) {
      const altered = Buffer.from(envelope);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => openPayload(altered, place, masterKey)).toThrow();
    }
  });
});
