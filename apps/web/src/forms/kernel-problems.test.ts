import { expect, test } from 'vitest';
import { kernelProblems } from './kernel-problems.ts';

const errorWith = (fields: Readonly<Record<string, string>>) => ({
  message: 'That name is taken.',
  shape: undefined,
  data: {
    code: 'CONFLICT' as const,
    httpStatus: 409,
    path: 'providers.create',
    fields,
    retryAfterSeconds: null,
    reason: null,
  },
});

test('no error is no problem', () => {
  expect(kernelProblems(null, 'name')).toEqual({});
});

test('what the kernel says of a field stands at that field', () => {
  expect(kernelProblems(errorWith({ slug: 'Use lower case.' }), 'name')).toEqual({ slug: 'Use lower case.' });
});

test('what it says of the whole stands at the field that the form chose', () => {
  expect(kernelProblems(errorWith({}), 'slug')).toEqual({ slug: 'That name is taken.' });
});
