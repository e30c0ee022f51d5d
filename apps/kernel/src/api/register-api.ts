import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import { createContextFactory } from './context/index.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createApiRouter, type ApiRouter } from './router.ts';

const prefix = '/trpc';
/** As the protocol says it, for every call of a batch. */
const tooLarge = {
  error: {
    message: 'Send at most 1 MB, and say how much with Content-Length.',
    code: -32_013,
    data: { code: 'PAYLOAD_TOO_LARGE', httpStatus: 413 },
  },
};
const callsInBatchMax = 32;
const bodyBytesMax = 1024 * 1024;
/** A file of 5 MB, as JSON writes it. */
const fileBytesMax = 12 * 1024 * 1024;
const takesFile = /^\/trpc\/invoices\.(?:preview|import)(?:\?|$)/;

/** Mounts the console API at /trpc. Answers there are never stored by a cache: they are one caller's. */
export function registerApi(server: FastifyInstance, dependencies: ApiDependencies): void {
  const createContext = createContextFactory(dependencies);
  const trpcOptions: FastifyTRPCPluginOptions<ApiRouter>['trpcOptions'] = {
    router: createApiRouter(),
    createContext: ({ req }) => createContext(req.headers.authorization),
    maxBatchSize: callsInBatchMax,
    // A question with several policies in it is longer than an address may be.
    allowMethodOverride: true,
    responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
  };
  void server.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.bodyLimit = fileBytesMax;
    });
    // One route serves every procedure: what takes no file is held to less before its body is read.
    scope.addHook('onRequest', async (request, reply) => {
      const bytes = Number(request.headers['content-length'] ?? 0);
      const isOpenEnded = request.headers['transfer-encoding'] !== undefined;
      if (takesFile.test(request.url) || (bytes <= bodyBytesMax && !isOpenEnded)) return;
      await reply.code(413).send(tooLarge);
    });
    await scope.register(fastifyTRPCPlugin, { prefix, trpcOptions });
  });
}
