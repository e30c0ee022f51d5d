import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Refusal } from '@agent-os/core/errors';
import { identify } from '../pipeline/index.ts';
import { countTokens, textOf } from '../adapters/tokens/index.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { ErrorDialect } from './error-body.ts';
import { anthropicModel, callablesOf, openaiModel } from './list-models.ts';
import { newCallId } from './new-call-id.ts';
import { noteOf } from './note-of.ts';
import { readRequest } from './read-request.ts';
import { refusalOfStranger } from './refusal-of-stranger.ts';
import type { GatewayDependencies } from './take-call.ts';
import { tooLargeRefusal } from './too-large-refusal.ts';

/** What these doors need of the kernel. */
type GatewayEdge = Pick<
  GatewayDependencies,
  'directory' | 'epochMs' | 'bodyBytesMax' | 'metrics' | 'noteRefusal' | 'logger'
>;

const tooLargeCode = 'FST_ERR_CTP_BODY_TOO_LARGE';

/** What agents need beside model calls, under /v1: the list of models, and counting before sending. */
export function registerGateway(server: FastifyInstance, dependencies: GatewayEdge): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // Bodies are forwarded as they came, so they are taken as bytes whatever the client calls them.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.addHook('onRequest', (request, reply, next) => {
      const stranger = refusalOfStranger(request.raw, dependencies);
      if (stranger === undefined) next();
      else void refuseRequest(request, reply.header('connection', 'close'), stranger, dependencies);
    });
    scope.post('/v1/messages/count_tokens', { bodyLimit: dependencies.bodyBytesMax }, (request, reply) =>
      countInput(request, reply, dependencies),
    );
    scope.get('/v1/models', (request, reply) => listModels(request, reply, dependencies));
    scope.get<{ Params: { '*': string } }>('/v1/models/*', (request, reply) => getModel(request, reply, dependencies));
    scope.setErrorHandler<Error & { code?: string; statusCode?: number }>((error, request, reply) => {
      const id = newCallId(dependencies);
      return refuseRequest(request, reply, refusalOf(error, id, dependencies), dependencies, id);
    });
    scope.setNotFoundHandler((request, reply) =>
      refuseRequest(
        request,
        reply,
        refuse('not_found', `${request.method} ${request.url} is not served here.`),
        dependencies,
      ),
    );
    done();
  });
}

async function countInput(
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: GatewayEdge,
): Promise<FastifyReply> {
  const identified = identify(request, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return refuseRequest(request, reply, identified.refusal, dependencies);
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const facts = readRequest('anthropic.messages', rawBody, { reuse: false, prints: false, pointers: false });
  if (!facts.ok) return refuseRequest(request, reply, facts.refusal, dependencies);
  return reply.send({ input_tokens: await countTokens(textOf(JSON.parse(rawBody.toString('utf8')))) });
}

function listModels(request: FastifyRequest, reply: FastifyReply, dependencies: GatewayEdge): FastifyReply {
  const identified = identify(request, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return refuseRequest(request, reply, identified.refusal, dependencies);
  const models = callablesOf(identified.value);
  if (dialectOfRequest(request) === 'openai') return reply.send({ object: 'list', data: models.map(openaiModel) });
  return reply.send({
    data: models.map(anthropicModel),
    has_more: false,
    first_id: models[0]?.name ?? null,
    last_id: models.at(-1)?.name ?? null,
  });
}

function getModel(
  request: FastifyRequest<{ Params: { '*': string } }>,
  reply: FastifyReply,
  dependencies: GatewayEdge,
): FastifyReply {
  const identified = identify(request, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return refuseRequest(request, reply, identified.refusal, dependencies);
  const name = request.params['*'];
  const model = callablesOf(identified.value).find((candidate) => candidate.name === name);
  if (model === undefined) {
    return refuseRequest(
      request,
      reply,
      refuse('model_not_found', `The model ${name} is not registered.`),
      dependencies,
    );
  }
  return reply.send(dialectOfRequest(request) === 'openai' ? openaiModel(model) : anthropicModel(model));
}

function dialectOfRequest(request: FastifyRequest): ErrorDialect {
  return request.url.startsWith('/v1/messages') || request.headers['anthropic-version'] !== undefined
    ? 'anthropic'
    : 'openai';
}

function refuseRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  dependencies: GatewayEdge,
  callId = newCallId(dependencies),
): FastifyReply {
  dependencies.metrics.countRefused(refusal.code);
  dependencies.noteRefusal(noteOf(request.raw, refusal, dependencies));
  return answerRefusal(reply, dialectOfRequest(request), refusal, callId);
}

function refusalOf(
  error: Error & { code?: string; statusCode?: number },
  callId: string,
  dependencies: GatewayEdge,
): Refusal {
  if (error.code === tooLargeCode) {
    return tooLargeRefusal(dependencies.bodyBytesMax);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid_request', error.message);
  dependencies.logger.error({ error, call: callId }, 'A gateway request failed');
  return refuse('internal_error', 'The kernel failed to handle this request. Its log has the reason.');
}
