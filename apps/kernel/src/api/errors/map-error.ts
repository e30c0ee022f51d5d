import { randomUUID } from 'node:crypto';
import { isWriteConflict } from '@agent-os/db';
import { TRPCError } from '@trpc/server';
import type { ApiLog } from '../dependencies.ts';
import { ApiError, type ApiErrorCode } from './api-error.ts';
import { describeInputError } from './describe-input-error.ts';

const protocolCodes = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  too_many_requests: 'TOO_MANY_REQUESTS',
  upstream_refused: 'UNPROCESSABLE_CONTENT',
} as const satisfies Record<ApiErrorCode, TRPCError['code']>;

function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'P2002';
}

/**
 * The error that a client may see. Expected ones keep their sentence; every other becomes a general sentence with an
 * id, under which the log holds the cause.
 */
export function toProtocolError(error: TRPCError, path: string, log: ApiLog): TRPCError {
  const { cause } = error;
  if (cause instanceof ApiError) {
    return new TRPCError({ code: protocolCodes[cause.code], message: cause.message, cause });
  }
  if (isUniqueViolation(cause)) {
    return new TRPCError({ code: 'CONFLICT', message: 'That name is taken in this organisation: choose another.' });
  }
  if (isWriteConflict(cause)) {
    return new TRPCError({
      code: 'CONFLICT',
      message: 'Somebody changed the same thing at the same moment, and nothing of this was written. Try again.',
    });
  }
  const complaints = error.code === 'BAD_REQUEST' ? describeInputError(cause) : undefined;
  if (complaints !== undefined) return new TRPCError({ code: error.code, message: complaints.message, cause });
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const errorId = randomUUID();
  log.error({ errorId, path, err: cause ?? error }, 'A console procedure failed.');
  return new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: `The kernel could not do it. Try again; if it fails again, tell your administrator error ${errorId}.`,
  });
}
