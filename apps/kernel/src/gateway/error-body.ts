import type { AnthropicError, OpenaiError } from '@agent-os/core/contracts';
import { httpStatusOf, type Refusal } from '@agent-os/core/errors';

export type ErrorDialect = 'openai' | 'anthropic';

const openaiTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_request_error',
  402: 'insufficient_quota',
  403: 'permission_error',
  404: 'invalid_request_error',
  409: 'invalid_request_error',
  413: 'invalid_request_error',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
};
const anthropicTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
  503: 'overloaded_error',
};

/** The protocol's own error object, with the kernel's stable `code` and the id of the call. */
export function errorBody(dialect: ErrorDialect, refusal: Refusal, callId: string): OpenaiError | AnthropicError {
  const httpStatus = httpStatusOf(refusal);
  const { code, message } = refusal;
  if (dialect === 'anthropic') {
    const type = anthropicTypes[httpStatus] ?? 'api_error';
    return {
      type: 'error',
      error: { type, message, code, call_id: callId, ...moreFields(refusal) },
      request_id: callId,
    };
  }
  const type = openaiTypes[httpStatus] ?? 'server_error';
  return { error: { message, type, param: null, code, call_id: callId, ...moreFields(refusal) } };
}

type MoreFields = Pick<OpenaiError['error'], 'budget' | 'provider_code'>;

/** Which budget said no, and what the provider called it, so that a program need not read the sentence; nothing where neither is. */
export function moreFields({ budget, providerCode }: Refusal): MoreFields {
  const fields: MoreFields = providerCode === undefined ? {} : { provider_code: providerCode };
  if (budget === undefined) return fields;
  const { id, name, scope, resetsAtMs, raisedBy } = budget;
  const resets_at = resetsAtMs === null ? null : new Date(resetsAtMs).toISOString();
  return { ...fields, budget: { id, name, scope, resets_at, raised_by: [...raisedBy] } };
}
