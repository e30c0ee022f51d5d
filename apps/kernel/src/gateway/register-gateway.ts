import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { httpStatusOf, refuse, type Refusal } from '@agent-os/core/errors';
import type { CallProtocol } from '@agent-os/core/routing';
import { identify } from '../pipeline/index.ts';
import { countTokens, textOf } from '../adapters/tokens/index.ts';
import { errorBody, type ErrorDialect } from './error-body.ts';
import { anthropicModel, modelsOf, openaiModel } from './list-models.ts';
import { readRequest } from './read-request.ts';
import { sendRefusal } from './send-refusal.ts';
import { takeCall, type GatewayDependencies } from './take-call.ts';

const callRoutes: readonly (readonly [path: string, protocol: CallProtocol])[] = [
  ['/v1/chat/completions', 'openai.chat'],
  ['/v1/responses', 'openai.responses'],
  ['/v1/embeddings', 'openai.embeddings'],
  ['/v1/messages', 'anthropic.messages'],
];

const tooLargeCode = 'FST_ERR_CTP_BODY_TOO_LARGE';
/** Bodies up to so many times the limit are read to their end before they are refused. */
const discardedBodyFactor = 4;

/** A larger body is read only from a caller whose key is known: memory is not for strangers to fill. */
const strangerBodyBytesMax = 1024 * 1024;

/** Mounts the OpenAI- and Anthropic-compatible surface under /v1. */
export function registerGateway(server: FastifyInstance, given: Omit<GatewayDependencies, 'sendRefusal'>): void {
  const dependencies: GatewayDependencies = {
    ...given,
    sendRefusal: (call, refusal) => sendRefusal(call.answer, call.protocol, refusal, call.id),
  };
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // Bodies are forwarded as they came, so they are taken as bytes whatever the client calls them.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.addHook('onRequest', (request, reply, next) => {
      const stranger =
        declaredBytes(request) > strangerBodyBytesMax ? refusalOfStranger(request, dependencies) : undefined;
      if (stranger === undefined) next();
      else void answerRefusal(request, reply.header('connection', 'close'), stranger, dependencies);
    });
    for (const [path, protocol] of callRoutes) {
      scope.post(path, { bodyLimit: dependencies.bodyBytesMax }, (request, reply) =>
        takeCall(protocol, request, reply, dependencies),
      );
    }
    scope.post('/v1/messages/count_tokens', { bodyLimit: dependencies.bodyBytesMax }, (request, reply) =>
      countInput(request, reply, dependencies),
    );
    scope.get('/v1/models', (request, reply) => listModels(request, reply, dependencies));
    scope.get<{ Params: { '*': string } }>('/v1/models/*', (request, reply) => getModel(request, reply, dependencies));
    scope.setErrorHandler<Error & { code?: string; statusCode?: number }>((error, request, reply) => {
      if (error.code === tooLargeCode) letClientFinish(request, reply, dependencies.bodyBytesMax);
      return answerRefusal(request, reply, refusalOf(error, dependencies), dependencies);
    });
    scope.setNotFoundHandler((request, reply) =>
      answerRefusal(
        request,
        reply,
        refuse('not_found', `${request.method} ${request.url} is not served here.`),
        dependencies,
      ),
    );
    done();
  });
}

/** Infinite when a body comes without saying how long it is. */
function declaredBytes(request: FastifyRequest): number {
  if (request.method === 'GET') return 0;
  return Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
}

function refusalOfStranger(request: FastifyRequest, dependencies: GatewayDependencies): Refusal | undefined {
  const identified = identify(request.headers, dependencies.directory, dependencies.epochMs());
  return identified.ok ? undefined : identified.refusal;
}

async function countInput(
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: GatewayDependencies,
): Promise<FastifyReply> {
  const identified = identify(request.headers, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return answerRefusal(request, reply, identified.refusal, dependencies);
  const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const facts = readRequest('anthropic.messages', rawBody);
  if (!facts.ok) return answerRefusal(request, reply, facts.refusal, dependencies);
  return reply.send({ input_tokens: await countTokens(textOf(JSON.parse(rawBody.toString('utf8')))) });
}

function listModels(request: FastifyRequest, reply: FastifyReply, dependencies: GatewayDependencies): FastifyReply {
  const identified = identify(request.headers, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return answerRefusal(request, reply, identified.refusal, dependencies);
  const models = modelsOf(identified.value);
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
  dependencies: GatewayDependencies,
): FastifyReply {
  const identified = identify(request.headers, dependencies.directory, dependencies.epochMs());
  if (!identified.ok) return answerRefusal(request, reply, identified.refusal, dependencies);
  const name = request.params['*'];
  const model = modelsOf(identified.value).find((candidate) => candidate.name === name);
  if (model === undefined) {
    return answerRefusal(
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

function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  dependencies: GatewayDependencies,
): FastifyReply {
  dependencies.metrics.countRefused(refusal.code);
  return reply.code(httpStatusOf(refusal)).send(errorBody(dialectOfRequest(request), refusal, undefined));
}

/**
 * A connection that closes while its client still sends is reset, and the client may never read why. So a body that says
 * it is only somewhat too large is read to its end and thrown away; one that is much larger, or does not say, is cut off.
 */
function letClientFinish(request: FastifyRequest, reply: FastifyReply, bodyBytesMax: number): void {
  const bodyBytes = Number(request.headers['content-length']);
  if (bodyBytes <= bodyBytesMax * discardedBodyFactor) reply.removeHeader('connection');
}

function refusalOf(error: Error & { code?: string; statusCode?: number }, dependencies: GatewayDependencies): Refusal {
  if (error.code === tooLargeCode) {
    const mebibytes = Math.floor(dependencies.bodyBytesMax / (1024 * 1024));
    return refuse('request_too_large', `The body is larger than ${mebibytes} MiB. Send less, or raise the limit.`);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid_request', error.message);
  dependencies.logger.error({ error }, 'A gateway request failed');
  return refuse('internal_error', 'The kernel failed to handle this request. Its log has the reason.');
}
