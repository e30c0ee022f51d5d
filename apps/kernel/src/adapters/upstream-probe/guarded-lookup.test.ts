import { describe, expect, test } from 'vitest';
import { guardedLookup } from './guarded-lookup.ts';

const resolve = (allowPrivate: boolean) =>
  new Promise<string>((done) => {
    guardedLookup(allowPrivate)('localhost', { all: false }, (error, address) => {
      done(error === null && typeof address === 'string' ? address : (error?.code ?? 'several'));
    });
  });

describe('name resolution for providers', () => {
  test('gives a private address only where private providers are allowed', async () => {
    expect(await resolve(true)).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(await resolve(false)).toBe('EACCES');
  });
});
