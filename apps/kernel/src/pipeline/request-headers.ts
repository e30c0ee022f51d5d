/** What a client may say of a call beside its body; names as Node has them. */
export const requestHeaders = {
  priority: 'x-agent-priority',
  deadline: 'x-agent-deadline',
  run: 'x-agent-run',
  value: 'x-agent-value',
  stepsLeft: 'x-agent-steps-remaining',
  idempotencyKey: 'idempotency-key',
  reuse: 'cache-control',
} as const;

export type RequestHeader = keyof typeof requestHeaders;
