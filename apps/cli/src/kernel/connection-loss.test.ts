import { expect, test } from 'vitest';
import { causeCodeOf, isConnectionLoss } from './connection-loss.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['a refused connection', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
  ['a refused connection to all of several addresses', new AggregateError([withCode('ECONNREFUSED')], 'all failed')],
  ['a socket that closed', withCode('UND_ERR_SOCKET')],
])('%s is a connection loss', (_name, error) => {
  expect(isConnectionLoss(error)).toBe(true);
});

test('a timeout of an answer and an ordinary error are none', () => {
  expect(isConnectionLoss(withCode('UND_ERR_HEADERS_TIMEOUT'))).toBe(false);
  expect(isConnectionLoss(new Error('x'))).toBe(false);
  expect(causeCodeOf('text')).toBeUndefined();
});
