import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSecret, sealSecret } from './index.ts';

const masterKey = randomBytes(32);
const place = { organisationId: 'org_1', providerId: 'prv_1' };
const seal = (secret: string) => sealSecret(secret, place, masterKey, randomBytes(12));

describe('a sealed secret', () => {
  test('opens to what was sealed, whatever it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
        const sealed = seal(secret);
        expect(openSecret(sealed, place, masterKey)).toBe(secret);
        expect(seal(secret)).not.toEqual(sealed);
      }),
    );
  });

  test('does not open when any one bit is changed', () => {
    const sealed = seal('sk-live');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Uint8Array.from(sealed, (byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(() => openSecret(changed, place, masterKey)).toThrow();
      }),
    );
  });

  test('does not open under another key or for another provider', () => {
    const sealed = seal('sk-live');
    expect(() => openSecret(sealed, place, randomBytes(32))).toThrow('AGENT_OS_MASTER_KEY');
    expect(() => openSecret(sealed, { ...place, providerId: 'prv_2' }, masterKey)).toThrow();
  });
});
