import { httpStatusOf, type Refusal, type RefusingBudget } from '@agent-os/core/errors';

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

/** The protocol's own error object, with the kernel's stable `code` and the id of the call when there is one. */
export function errorBody(dialect: ErrorDialect, refusal: Refusal, callId: string | undefined): object {
  const httpStatus = httpStatusOf(refusal);
  const { code, message } = refusal;
  const id = { ...(callId === undefined ? {} : { call_id: callId }), ...budgetField(refusal.budget) };
  if (dialect === 'anthropic') {
    const type = anthropicTypes[httpStatus] ?? 'api_error';
    return { type: 'error', error: { type, message, code, ...id }, request_id: callId ?? null };
  }
  return { error: { message, type: openaiTypes[httpStatus] ?? 'server_error', param: null, code, ...id } };
}

/** Which budget said no, so that a program need not read the sentence; nothing where none did. */
export function budgetField(budget: RefusingBudget | undefined): object {
  if (budget === undefined) return {};
  const { id, name, scope, resetsAtMs, raisedBy } = budget;
  const resets_at = resetsAtMs === null ? null : new Date(resetsAtMs).toISOString();
  return { budget: { id, name, scope, resets_at, raised_by: raisedBy } };
}
