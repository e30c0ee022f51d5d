import { errorBody, HttpError } from './http/index.ts';
import type { ErrorStyle, Exchange } from './http/index.ts';
import { pathOf, routeRequest } from './route-request.ts';
import type { ServiceContext } from './service/index.ts';

function styleOf(exchange: Exchange): ErrorStyle {
  return pathOf(exchange).startsWith('/v1/messages') ? 'anthropic' : 'openai';
}

function checkKey(exchange: Exchange, apiKey: string | undefined): void {
  if (apiKey === undefined || pathOf(exchange) === '/healthz') return;
  const { authorization, 'x-api-key': key } = exchange.request.headers;
  if (authorization === `Bearer ${apiKey}` || key === apiKey) return;
  throw new HttpError('unauthenticated', 'The API key is missing or wrong; send the one in REFERENCE_MODEL_API_KEY.');
}

function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  process.stderr.write(`reference-model: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new HttpError('server_error', 'The reference model failed; its log has the reason.');
}

/** Serves one request, whatever happens; `apiKey` is required when given. */
export async function handleRequest(
  context: ServiceContext,
  exchange: Exchange,
  apiKey: string | undefined,
): Promise<void> {
  try {
    checkKey(exchange, apiKey);
    await routeRequest(context, exchange);
  } catch (thrown) {
    if (!exchange.isOpen) return;
    const error = asHttpError(thrown);
    exchange.sendJson(error.status, errorBody(error, styleOf(exchange), exchange.requestId), error.headers);
  }
}
