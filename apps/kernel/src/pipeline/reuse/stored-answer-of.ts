import { isCompleteAnswer } from '@agent-os/core/reuse';
import type { Prepared } from '../call.ts';
import type { StoredAnswer } from './answer-cache.ts';
import type { SharedEnd, SharedExecution } from './shared-execution.ts';

/** What of an execution that ended may answer later calls; undefined where it failed or its answer is not whole. */
export function storedAnswerOf(
  call: Prepared,
  { chunks, head }: SharedExecution,
  { execution, plain, costNanoUsd }: SharedEnd,
  nowMs: number,
): StoredAnswer | undefined {
  if (execution.outcome !== 'settled' || execution.httpStatus !== 200) return undefined;
  const body = plain?.body ?? Buffer.concat(chunks);
  if (!isCompleteAnswer(call.protocol, plain === undefined, body.toString('utf8'))) return undefined;
  return {
    sourceCallId: call.id,
    contentType: String((plain ?? head)?.headers['content-type'] ?? 'application/json'),
    body,
    modelAnswered: execution.modelAnswered,
    costNanoUsd,
    storedAtMs: nowMs,
  };
}
