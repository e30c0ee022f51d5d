import type { Prepared } from '../call.ts';
import type { Pricing } from '../price.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';
import { nothingPaid } from '../call-rows.ts';
import { sendPlain } from '../send-plain.ts';
import type { StoredAnswer } from './answer-cache.ts';
import { ReusedCall, reuseHeaders } from './reused-call.ts';

/** Gives a call the answer that was made for an earlier one. A stream comes in one piece. */
export function answerFromCache(
  call: Prepared,
  pricing: Pricing,
  stored: StoredAnswer,
  dependencies: RunCallDependencies,
): void {
  const { sourceCallId, body, contentType, modelAnswered, costNanoUsd, storedAtMs } = stored;
  const reused = new ReusedCall(call, pricing, dependencies);
  const ageMs = dependencies.nowMs() - storedAtMs;
  const reuse = { from: 'cache', sourceCallId, ageMs, avoidedNanoUsd: costNanoUsd } as const;
  reused.whenDurable(() => {
    const plain = { httpStatus: 200, headers: { 'content-type': contentType }, body };
    sendPlain(call, plain, nothingPaid, reuseHeaders(reuse));
    reused.end(
      { outcome: 'settled', refusal: undefined, httpStatus: 200, modelAnswered, firstByteUs: reused.elapsedUs, reuse },
      { chunks: [body], keptBytes: body.length, bytes: body.length },
    );
  });
}
