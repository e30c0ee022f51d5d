import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { withoutTenants, type KernelMetrics, type Logger } from './telemetry/index.ts';

export interface HealthChecks {
  /** Resolves when Postgres answers. */
  readonly ping: () => Promise<void>;
  readonly acceptsCalls: () => boolean;
}

export interface HealthEdge {
  readonly logger: Logger;
  readonly metrics: KernelMetrics;
  readonly checks: HealthChecks;
  /** Undefined: nobody sees metrics that carry ids of tenants. */
  readonly metricsToken: string | undefined;
}

/** What every installation asks of its kernel: health, readiness, metrics. */
export function registerHealth(server: FastifyInstance, { logger, metrics, checks, metricsToken }: HealthEdge): void {
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
}

/** Whether a request shows the token of who runs the installation, which sees what carries ids of tenants. */
function showsToken(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined || authorization === undefined) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
