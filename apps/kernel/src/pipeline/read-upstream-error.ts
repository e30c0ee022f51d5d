import { refuse, type Refusal } from '@agent-os/core/errors';
import { asObject } from '../adapters/models/index.ts';

const detailCharactersMax = 500;

/** The sentence an upstream gave with its error; what is not JSON is cut to a bound. */
export function upstreamMessage(body: Buffer): string {
  const text = body.toString('utf8', 0, 16 * 1024);
  let message: unknown;
  try {
    const error = asObject(asObject(JSON.parse(text))?.['error']);
    message = error?.['message'];
  } catch {
    // Proxies in between answer in HTML or plain text.
  }
  return (typeof message === 'string' ? message : text).slice(0, detailCharactersMax);
}

/**
 * What the client is told of an upstream's error; undefined for those that are about the request itself, which pass
 * through as they are. An upstream that refuses *our* key must not look as if the agent's key were wrong.
 */
export function refusalForUpstream(
  providerSlug: string,
  httpStatus: number,
  message: string,
  retryAfterMs: number | undefined,
): Refusal | undefined {
  if (httpStatus < 400) {
    return refuse(
      'upstream_error',
      `The provider ${providerSlug} answered ${httpStatus}, which sends the call elsewhere. An admin can correct its address under Models.`,
    );
  }
  if (httpStatus === 401 || httpStatus === 403) {
    return refuse(
      'upstream_error',
      `The provider ${providerSlug} refused the organisation’s credentials. An admin can set its key under Models.`,
    );
  }
  if (httpStatus === 402) {
    return refuse(
      'upstream_error',
      `The provider ${providerSlug} asks for payment before it takes more calls. An admin can look at the account there.`,
    );
  }
  if (httpStatus === 429) {
    return refuse('rate_limited', `The provider ${providerSlug} limits the rate: ${message}`, retryAfterMs ?? 1_000);
  }
  if (httpStatus === 503 || httpStatus === 529) {
    return refuse('model_unavailable', `The provider ${providerSlug} is overloaded: ${message}`, retryAfterMs ?? 2_000);
  }
  if (httpStatus >= 500) {
    return refuse('upstream_error', `The provider ${providerSlug} answered ${httpStatus}: ${message}`);
  }
  return undefined;
}
