import type { ErrorKind, HttpError } from './http-error.ts';

export type ErrorStyle = 'openai' | 'anthropic';

const openAiTypes: Readonly<Record<ErrorKind, [type: string, code: string | null]>> = {
  invalid_request: ['invalid_request_error', null],
  unauthenticated: ['invalid_request_error', 'invalid_api_key'],
  model_not_found: ['invalid_request_error', 'model_not_found'],
  route_not_found: ['invalid_request_error', 'unknown_url'],
  method_not_allowed: ['invalid_request_error', 'method_not_supported'],
  too_large: ['invalid_request_error', 'request_too_large'],
  context_length_exceeded: ['invalid_request_error', 'context_length_exceeded'],
  rate_limited: ['requests', 'rate_limit_exceeded'],
  server_error: ['server_error', null],
};

const anthropicTypes: Readonly<Record<ErrorKind, string>> = {
  invalid_request: 'invalid_request_error',
  unauthenticated: 'authentication_error',
  model_not_found: 'not_found_error',
  route_not_found: 'not_found_error',
  method_not_allowed: 'invalid_request_error',
  too_large: 'request_too_large',
  context_length_exceeded: 'invalid_request_error',
  rate_limited: 'rate_limit_error',
  server_error: 'api_error',
};

/** The error in the protocol's own shape. */
export function errorBody(error: HttpError, style: ErrorStyle, requestId: string): object {
  if (style === 'anthropic') {
    return {
      type: 'error',
      error: { type: anthropicTypes[error.kind], message: error.message },
      request_id: requestId,
    };
  }
  const [type, code] = openAiTypes[error.kind];
  return { error: { message: error.message, type, param: error.param, code } };
}
