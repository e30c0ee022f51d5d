import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printUser } from './print-user.ts';

const masterKey = new Uint8Array(32).fill(7);

test('a print is the same for the same name, differs between names, organisations and keys, and fits into the key of a window', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 256 });
  fc.assert(
    fc.property(names, names, (one, other) => {
      const print = printUser('org_1', one, masterKey);
      expect(print).toMatch(/^[\w-]{22}$/);
      expect(printUser('org_1', one, masterKey)).toBe(print);
      expect(printUser('org_1', other, masterKey) === print).toBe(one === other);
      expect(printUser('org_2', one, masterKey)).not.toBe(print);
      expect(printUser('org_1', one, new Uint8Array(32))).not.toBe(print);
    }),
  );
});
