import type { FastifyReply } from 'fastify';
import { httpStatusOf, type Refusal } from '@agent-os/core/errors';
import { errorBody, type ErrorDialect } from './error-body.ts';
import { refusalHeaders } from './refusal-headers.ts';

/** Answers a request that became no call with a refusal, under an id of its own. */
export function answerRefusal(
  reply: FastifyReply,
  dialect: ErrorDialect,
  refusal: Refusal,
  callId: string,
): FastifyReply {
  return reply
    .code(httpStatusOf(refusal))
    .headers(refusalHeaders(refusal, callId))
    .send(errorBody(dialect, refusal, callId));
}
