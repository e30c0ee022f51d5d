import { TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { toProtocolError } from './map-error.ts';

function answerTo(cause: Error): { code: string; message: string; logged: number } {
  let logged = 0;
  const error = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
  const log = {
    error: () => {
      logged += 1;
    },
  };
  const { code, message } = toProtocolError(error, 'agents.update', log);
  return { code, message, logged };
}

test('whose transaction lost to another is told to try again, and nothing is logged as broken', () => {
  const answer = answerTo(Object.assign(new Error('Deadlock'), { code: 'P2034' }));
  expect(answer).toMatchObject({ code: 'CONFLICT', logged: 0 });
  expect(answer.message).toContain('Try again');
});

test('what nobody expected says nothing of its cause, and is logged', () => {
  const answer = answerTo(Object.assign(new Error('secret words'), { code: 'P2010' }));
  expect(answer).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', logged: 1 });
  expect(answer.message).not.toContain('secret words');
});
