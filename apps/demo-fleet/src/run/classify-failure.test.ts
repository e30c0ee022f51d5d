import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { expect, test } from 'vitest';
import { classifyFailure } from './classify-failure.ts';

const answered = (status: number, code: string) =>
  APIError.generate(status, { error: { code, message: 'why' } }, undefined, new Headers());

test.each([
  ['an abort', new APIUserAbortError(), 'stopping'],
  ['an aborted pause', Object.assign(new Error('aborted'), { name: 'AbortError' }), 'stopping'],
  ['no connection', new APIConnectionError({ message: 'refused' }), 'away'],
  ['a kernel that is stopping', answered(503, 'shutting_down'), 'away'],
  ['a suspended agent', answered(403, 'agent_suspended'), 'refused'],
  ['a revoked key', answered(401, 'invalid_api_key'), 'refused'],
  ['a bad request', answered(400, 'invalid_request'), 'failed'],
  ['a connection that broke in an answer', new TypeError('terminated'), 'away'],
  ['anything else', new Error('x'), 'failed'],
])('%s is told apart', (_name, error, kind) => {
  expect(classifyFailure(error).kind).toBe(kind);
});
