import { refuse, type ErrorCode, type Refusal } from '@agent-os/core/errors';
import { asObject } from '../adapters/models/index.ts';

const detailCharactersMax = 500;
const codePattern = /^[\w.:-]{1,64}$/;

/** What an upstream said of its error. */
export interface UpstreamError {
  /** Its sentence; what is not JSON is cut to a bound. */
  readonly message: string;
  /** What it calls the error: OpenAI's `code`, Anthropic's `type`. */
  readonly code: string | undefined;
}

/** @param text the body of its answer */
export function readUpstreamError(text: string): UpstreamError {
  let error: Readonly<Record<string, unknown>> | undefined;
  try {
    error = asObject(asObject(JSON.parse(text))?.['error']);
  } catch {
    // Proxies in between answer in HTML or plain text.
  }
  const message = error?.['message'];
  return {
    message: (typeof message === 'string' ? message : text).slice(0, detailCharactersMax),
    code: [error?.['code'], error?.['type']].find(isCode),
  };
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && codePattern.test(value);
}

/** The code of the catalogue for an error that passes through. */
export function codeOfRequestError(httpStatus: number): ErrorCode {
  if (httpStatus === 404) return 'not_found';
  return httpStatus === 413 ? 'request_too_large' : 'invalid_request';
}

/**
 * What the client is told of an upstream's error; undefined for those that are about the request itself, which pass
 * through as they are. An upstream that refuses *our* key must not look as if the agent's key were wrong.
 */
export function refusalForUpstream(
  providerSlug: string,
  httpStatus: number,
  { message, code }: UpstreamError,
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
    const words = `The provider ${providerSlug} limits the rate: ${message}`;
    return calledThere(refuse('rate_limited', words, retryAfterMs ?? 1_000), code);
  }
  if (httpStatus === 503 || httpStatus === 529) {
    const words = `The provider ${providerSlug} is overloaded: ${message}`;
    return calledThere(refuse('model_unavailable', words, retryAfterMs ?? 2_000), code);
  }
  if (httpStatus >= 500) {
    const words = `The provider ${providerSlug} answered ${httpStatus}: ${message}`;
    return calledThere(refuse('upstream_error', words), code);
  }
  return undefined;
}

function calledThere(refusal: Refusal, providerCode: string | undefined): Refusal {
  return providerCode === undefined ? refusal : { ...refusal, providerCode };
}
