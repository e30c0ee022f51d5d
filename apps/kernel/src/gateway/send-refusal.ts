import { httpStatusOf, type Refusal } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import type { CallAnswer } from '../pipeline/index.ts';
import { errorBody, type ErrorDialect } from './error-body.ts';
import { errorEvent } from './error-event.ts';
import { refusalHeaders } from './refusal-headers.ts';

export function dialectOf(protocol: CallProtocol): ErrorDialect {
  return protocol === 'anthropic.messages' ? 'anthropic' : 'openai';
}

/** Sends a refusal: as an ordinary error answer, or as an event when the stream has begun. */
export function sendRefusal(answer: CallAnswer, protocol: CallProtocol, refusal: Refusal, callId: string): void {
  if (answer.started) {
    answer.end(errorEvent(protocol, refusal, callId));
    return;
  }
  const body = JSON.stringify(errorBody(dialectOf(protocol), refusal, callId));
  answer.start(httpStatusOf(refusal), {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...refusalHeaders(refusal, callId),
  });
  answer.end(body);
}
