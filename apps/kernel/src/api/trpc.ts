import type { Permission } from '@agent-os/core/identity';
import { initTRPC } from '@trpc/server';
import type { ApiContext } from './context/index.ts';
import { ApiError, describeInputError } from './errors/index.ts';

/** Who may call: the web server, anyone signed in, or a member who holds the permission. */
export interface ProcedureMeta {
  readonly access: 'service' | 'signed-in' | Permission;
}

const heartbeatMs = 10_000;

export const trpc = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: heartbeatMs },
      client: { reconnectAfterInactivityMs: 3 * heartbeatMs },
    },
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        /** What is wrong with which field of the input; empty for every other error. */
        fields: error.code === 'BAD_REQUEST' ? (describeInputError(error.cause)?.fields ?? {}) : {},
        retryAfterSeconds: error.cause instanceof ApiError ? (error.cause.retryAfterSeconds ?? null) : null,
        reason: error.cause instanceof ApiError ? (error.cause.reason ?? null) : null,
      },
    }),
  });
