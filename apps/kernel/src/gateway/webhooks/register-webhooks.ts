import { outcomeLimits } from '@agent-os/core/contracts';
import { refuse, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '@agent-os/db';
import { answerRefusal } from '../answer-refusal.ts';
import { newCallId } from '../new-call-id.ts';
import type { GatewayDependencies } from '../take-call.ts';
import { receiveOutcomes } from './receive-outcomes.ts';

export interface WebhooksEdge extends Pick<GatewayDependencies, 'epochMs' | 'metrics' | 'logger' | 'acceptsCalls'> {
  readonly database: Pick<Database, 'withTenant'>;
  readonly masterKey: Uint8Array;
}

const tooLargeCode = 'FST_ERR_CTP_BODY_TOO_LARGE';

/** The door of outside systems. They have no keys of agents: what they send is signed. */
export function registerWebhooks(server: FastifyInstance, edge: WebhooksEdge): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The signature is over the bytes as they came.
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: outcomeLimits.webhookBytes },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.post('/v1/webhooks/outcomes', async (request, reply) => {
      const answered = await answer(request, edge);
      if (!answered.ok) return sendRefusal(reply, answered.refusal, edge);
      return reply.header('cache-control', 'no-store').send(answered.value);
    });
    scope.setErrorHandler<Error & { code?: string; statusCode?: number }>((error, _request, reply) => {
      const id = newCallId(edge);
      return sendRefusal(reply, refusalOf(error, id, edge), edge, id);
    });
    done();
  });
}

async function answer(request: FastifyRequest, edge: WebhooksEdge): Promise<Result<object>> {
  if (!edge.acceptsCalls()) {
    return refused(refuse('shutting_down', 'The kernel is stopping. Try again in a moment.', 2_000));
  }
  const { database, masterKey } = edge;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return receiveOutcomes({ headers: request.headers, body, nowMs: Math.floor(edge.epochMs()), database, masterKey });
}

function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  edge: WebhooksEdge,
  callId = newCallId(edge),
): FastifyReply {
  edge.metrics.countRefused(refusal.code);
  return answerRefusal(reply, 'openai', refusal, callId);
}

function refusalOf(error: Error & { code?: string; statusCode?: number }, callId: string, edge: WebhooksEdge): Refusal {
  if (error.code === tooLargeCode) {
    return refuse('request_too_large', `Send at most ${outcomeLimits.webhookBytes} bytes; send the rest after it.`);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid_request', error.message);
  edge.logger.error({ error, call: callId }, 'A webhook failed');
  return refuse('internal_error', 'The kernel failed to handle this message. Its log has the reason.');
}
