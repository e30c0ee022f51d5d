import { HttpError } from './http/index.ts';
import type { Exchange } from './http/index.ts';
import { createChatCompletion } from './protocols/chat/index.ts';
import { createEmbeddings } from './protocols/embeddings/index.ts';
import { countMessageTokens, createMessage } from './protocols/messages/index.ts';
import { getModel, listModels } from './protocols/models/index.ts';
import { createResponse } from './protocols/responses/index.ts';
import type { ServiceContext } from './service/index.ts';

type Endpoint = (context: ServiceContext, exchange: Exchange) => Promise<void> | void;

const endpoints: Readonly<Record<string, { readonly method: string; readonly serve: Endpoint }>> = {
  '/healthz': { method: 'GET', serve: (_, exchange) => exchange.sendJson(200, { status: 'ok', simulated: true }) },
  '/v1/models': { method: 'GET', serve: listModels },
  '/v1/chat/completions': { method: 'POST', serve: createChatCompletion },
  '/v1/responses': { method: 'POST', serve: createResponse },
  '/v1/embeddings': { method: 'POST', serve: createEmbeddings },
  '/v1/messages': { method: 'POST', serve: createMessage },
  '/v1/messages/count_tokens': { method: 'POST', serve: countMessageTokens },
};
const modelPath = '/v1/models/';

/** The path without query and without a slash at the end. */
export function pathOf(exchange: Exchange): string {
  const path = (exchange.request.url ?? '/').split('?', 1)[0] ?? '/';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Hands a request to its endpoint; throws `HttpError` when there is none. */
export async function routeRequest(context: ServiceContext, exchange: Exchange): Promise<void> {
  const path = pathOf(exchange);
  const method = exchange.request.method ?? 'GET';
  const known = endpoints[path];
  if (known === undefined && method === 'GET' && path.startsWith(modelPath)) {
    return getModel(context, exchange, decodeURIComponent(path.slice(modelPath.length)));
  }
  if (known === undefined) {
    throw new HttpError(
      'route_not_found',
      `There is no ${method} ${path} here; see the list of endpoints in the README.`,
    );
  }
  if (known.method !== method) {
    throw new HttpError('method_not_allowed', `${path} takes ${known.method} only.`, null, { allow: known.method });
  }
  await known.serve(context, exchange);
}
