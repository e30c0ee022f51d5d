/**
 * Every reason the kernel gives for not answering, with the HTTP status it maps to and whether the same request may
 * succeed later. Codes are part of the public contract: never rename one, never reuse one.
 */
export const errorCatalogue = {
  invalid_request: { httpStatus: 400, retryable: false },
  invalid_json: { httpStatus: 400, retryable: false },
  protocol_unsupported: { httpStatus: 400, retryable: false },
  invalid_api_key: { httpStatus: 401, retryable: false },
  invalid_signature: { httpStatus: 401, retryable: false },
  budget_exceeded: { httpStatus: 402, retryable: false },
  policy_denied: { httpStatus: 403, retryable: false },
  agent_suspended: { httpStatus: 403, retryable: false },
  killed: { httpStatus: 403, retryable: false },
  approval_required: { httpStatus: 403, retryable: false },
  not_found: { httpStatus: 404, retryable: false },
  model_not_found: { httpStatus: 404, retryable: false },
  method_not_allowed: { httpStatus: 405, retryable: false },
  task_lost: { httpStatus: 409, retryable: false },
  outcome_conflict: { httpStatus: 409, retryable: false },
  request_too_large: { httpStatus: 413, retryable: false },
  idempotency_mismatch: { httpStatus: 422, retryable: false },
  unsupported_media_type: { httpStatus: 415, retryable: false },
  rate_limited: { httpStatus: 429, retryable: true },
  outbid: { httpStatus: 429, retryable: true },
  loop_detected: { httpStatus: 429, retryable: false },
  client_closed: { httpStatus: 499, retryable: false },
  internal_error: { httpStatus: 500, retryable: true },
  upstream_error: { httpStatus: 502, retryable: true },
  model_unavailable: { httpStatus: 503, retryable: true },
  queue_full: { httpStatus: 503, retryable: true },
  shutting_down: { httpStatus: 503, retryable: true },
  deadline_missed: { httpStatus: 503, retryable: true },
  upstream_timeout: { httpStatus: 504, retryable: true },
  wait_timeout: { httpStatus: 503, retryable: true },
} as const satisfies Record<string, { httpStatus: number; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCatalogue;
