import { HttpError } from '../http/index.ts';
import type { Exchange } from '../http/index.ts';
import type { ServedModel } from '../model-catalogue/index.ts';
import type { SimulationOptions } from '../request/index.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { ServiceContext } from './service-context.ts';

export interface JobRequest {
  readonly model: ServedModel;
  readonly simulation: SimulationOptions;
  readonly promptTokens: number;
  readonly outputTokens: number;
}

export interface JobCallbacks {
  produced?(producedTokens: number): void;
  finished(): void;
}

function clientRequestIdOf(exchange: Exchange): string | undefined {
  const header = exchange.request.headers['x-client-request-id'];
  return Array.isArray(header) ? header[0] : header;
}

/**
 * Runs a request on the model's engines, until it has finished or the client has gone.
 * @returns the headers of its answer; throws `HttpError` when it is refused or simulated to fail
 */
export function submitJob(
  context: ServiceContext,
  exchange: Exchange,
  { model, simulation, promptTokens, outputTokens }: JobRequest,
  callbacks: JobCallbacks,
): Record<string, string> {
  if (simulation.error_rate !== undefined && context.drawsError(simulation.error_rate)) {
    throw new HttpError('server_error', 'Simulated failure, asked for by simulation.error_rate; try again.');
  }
  const clientRequestId = clientRequestIdOf(exchange);
  if (simulation.hang === true) {
    context.servedLog.record(clientRequestId, model.id);
    return {};
  }
  const driver = context.drivers.driverFor(model, simulation.speed);
  const result = driver.submit({
    promptTokens,
    outputTokens,
    listener: { ...callbacks, started: () => context.servedLog.record(clientRequestId, model.id) },
  });
  const headers = rateLimitHeaders(model, driver);
  if (result.outcome === 'accepted') {
    exchange.onAbandoned(result.cancel);
    return headers;
  }
  if (result.outcome === 'too_large') {
    throw new HttpError(
      'context_length_exceeded',
      `The request does not fit in the memory of ${model.id}; shorten it or ask for less output.`,
    );
  }
  throw new HttpError(
    'rate_limited',
    `All slots of ${model.id} are taken and its queue is full; wait and try again.`,
    null,
    model.advisesRetry === false ? headers : { ...headers, ...retryAdvice(result.retryAfterMs) },
  );
}

function retryAdvice(retryAfterMs: number): Record<string, string> {
  return {
    'x-ratelimit-reset-requests': `${retryAfterMs}ms`,
    'retry-after': String(Math.ceil(retryAfterMs / 1000)),
    'retry-after-ms': String(retryAfterMs),
  };
}
