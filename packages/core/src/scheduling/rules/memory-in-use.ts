import type { WaitingCall } from '../calls/index.ts';

/** KV memory that a running call holds: its context, and the output it is expected to write or has written. */
export function memoryInUseOf(call: WaitingCall, outputTokens: number): number {
  return Math.max(call.contextTokens, call.inputTokens) + Math.max(call.expectedOutputTokens, outputTokens);
}
