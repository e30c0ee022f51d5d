import { expect, test } from 'vitest';
import { mayAskAnother } from './index.ts';

const status = (httpStatus: number) => mayAskAnother({ kind: 'status', httpStatus, retryAfterMs: undefined });

test('another model is asked only where the first certainly did no work', () => {
  expect([301, 307, 401, 402, 403, 429, 503, 529].map(status)).toEqual(Array(8).fill(true));
  expect([400, 404, 408, 409, 422, 500, 502, 504].map(status)).toEqual(Array(8).fill(false));
  expect(mayAskAnother({ kind: 'connection', sent: false })).toBe(true);
  expect(mayAskAnother({ kind: 'connection', sent: true })).toBe(false);
  expect(mayAskAnother({ kind: 'timeout' })).toBe(false);
});
