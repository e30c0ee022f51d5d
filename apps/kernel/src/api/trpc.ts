import type { Permission } from '@agent-os/core/identity';
import { initTRPC } from '@trpc/server';
import type { ApiContext } from './context/index.ts';
import { ApiError } from './errors/index.ts';

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
        retryAfterSeconds: error.cause instanceof ApiError ? (error.cause.retryAfterSeconds ?? null) : null,
      },
    }),
  });
