import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './index.ts';

test('a hash names its parameters and never comes twice', async () => {
  const [first, second] = await Promise.all([hashPassword('the same password'), hashPassword('the same password')]);
  expect(first).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
  expect(second).not.toBe(first);
});

test('a hash of other parameters still counts, and is said to be outdated', async () => {
  const salt = Buffer.from('sixteen byte salt');
  const key = scryptSync('an old password', salt, 32, { cost: 1024, blockSize: 8, parallelization: 1 });
  const stored = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64')}$${key.toString('base64')}`;
  expect(await verifyPassword('an old password', stored)).toEqual({ correct: true, outdated: true });
  expect(await verifyPassword('another password', stored)).toMatchObject({ correct: false });
});

test('what is not a hash fits no password', async () => {
  expect(await verifyPassword('anything', 'plain text')).toEqual({ correct: false, outdated: false });
});

test('a password is right also when typed on a keyboard that composes letters differently', async () => {
  const stored = await hashPassword('Gr\u00fc\u00dfe aus K\u00f6ln');
  expect(await verifyPassword('Gru\u0308\u00dfe aus Ko\u0308ln', stored)).toMatchObject({ correct: true });
  expect(await verifyPassword('Gruesse aus Koeln', stored)).toMatchObject({ correct: false });
});

test('no password is right for somebody without one', async () => {
  expect(await verifyPassword('', null)).toMatchObject({ correct: false });
});
