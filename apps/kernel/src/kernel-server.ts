import { createServer } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import type { CallReceiver } from './gateway/index.ts';
import { limitUnreadAnswers } from './limit-unread-answers.ts';
import { registerHealth, type HealthChecks } from './register-health.ts';
import type { KernelMetrics, Logger } from './telemetry/index.ts';

/** Slow clients may send headers for this long; a body has as long as its size needs. */
const headersTimeoutMs = 30_000;
/** How long an answer waits for a client that takes nothing of it. */
const unreadMsMax = 60_000;

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
  registerHealth(server, { logger, metrics, checks, metricsToken });
  return server;
}
