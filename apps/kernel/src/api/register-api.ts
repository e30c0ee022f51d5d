import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import { createContextFactory } from './context/index.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createApiRouter, type ApiRouter } from './router.ts';

const prefix = '/trpc';
const callsInBatchMax = 32;

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
  void server.register(fastifyTRPCPlugin, { prefix, trpcOptions });
}
