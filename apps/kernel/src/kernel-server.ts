import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import type { CallReceiver } from './gateway/index.ts';
import { limitUnreadAnswers } from './limit-unread-answers.ts';
import { withoutTenants, type KernelMetrics, type Logger } from './telemetry/index.ts';

/** Slow clients may send headers for this long; a body has as long as its size needs. */
const headersTimeoutMs = 30_000;
/** How long an answer waits for a client that takes nothing of it. */
const unreadMsMax = 60_000;

export interface HealthChecks {
  /** Resolves when Postgres answers. */
  readonly ping: () => Promise<void>;
  readonly acceptsCalls: () => boolean;
}

/** The kernel's HTTP server with what every installation asks of it: health, readiness, metrics. */
export function createKernelServer(
  logger: Logger,
  metrics: KernelMetrics,
  checks: HealthChecks,
  receiveCall: CallReceiver,
  metricsToken: string | undefined,
): FastifyInstance {
  const server = Fastify({
    // Calls are recorded in the database; a log line for each would be written twice and could hold a key.
    logger: false,
    // Model names with slashes and long batch queries of the API are in paths.
    routerOptions: { maxParamLength: 5_000 },
    requestTimeout: 0,
    forceCloseConnections: true,
    serverFactory: (handleOther) =>
      createServer((request, response) => {
        if (!receiveCall(request, response)) handleOther(request, response);
      }),
  });
  server.server.headersTimeout = headersTimeoutMs;
  limitUnreadAnswers(server.server, unreadMsMax);
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff');
  });
  server.get('/healthz', () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    if (!checks.acceptsCalls()) return reply.code(503).send({ status: 'stopping' });
    try {
      await checks.ping();
      return { status: 'ready' };
    } catch (error) {
      logger.warn({ error }, 'Postgres does not answer');
      return reply.code(503).send({ status: 'database unavailable' });
    }
  });
  server.get('/metrics', async (request, reply) => {
    const text = await metrics.registry.metrics();
    const seesTenants = showsToken(request.headers.authorization, metricsToken);
    return reply.type(metrics.registry.contentType).send(seesTenants ? text : withoutTenants(text));
  });
  return server;
}

/** Whether a request shows the token of who runs the installation, which sees what carries ids of tenants. */
function showsToken(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined || authorization === undefined) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
