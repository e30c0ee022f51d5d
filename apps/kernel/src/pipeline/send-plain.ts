import { answerHeaders } from './answer-headers.ts';
import type { Prepared } from './call.ts';
import type { AnswerHeaders } from './client-answer.ts';
import type { PlainAnswer } from './conclude-execution.ts';

/** A whole answer with what the call cost, where that is known. `more` are headers besides. */
export function sendPlain(
  call: Pick<Prepared, 'id' | 'model' | 'clock' | 'answer' | 'announced'>,
  plain: PlainAnswer,
  costNanoUsd: bigint | null,
  more?: AnswerHeaders,
): void {
  const waitUs = call.clock.durationUs('admit');
  const headers = answerHeaders(plain.headers, call.id, call.model, waitUs, call.announced.note);
  if (costNanoUsd !== null) headers['x-agent-cost'] = usdText(costNanoUsd);
  headers['content-length'] = String(plain.body.length);
  call.answer.start(plain.httpStatus, more === undefined ? headers : { ...headers, ...more });
  call.answer.end(plain.body);
}

/** Exact decimal USD. */
function usdText(nanoUsd: bigint): string {
  const digits = nanoUsd.toString().padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}
