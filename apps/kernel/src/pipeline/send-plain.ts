import { answerHeaders } from './answer-headers.ts';
import type { CallBill } from './call-rows.ts';
import type { Prepared } from './call.ts';
import type { AnswerHeaders } from './client-answer.ts';
import type { PlainAnswer } from './conclude-execution.ts';
import { energyText } from './energy-of-call.ts';

/** A whole answer with what the call cost and took, where that is known. `more` are headers besides. */
export function sendPlain(
  call: Pick<Prepared, 'id' | 'model' | 'clock' | 'answer' | 'announced'>,
  plain: PlainAnswer,
  { costNanoUsd, energy }: CallBill,
  more?: AnswerHeaders,
): void {
  const waitUs = call.clock.durationUs('admit');
  const headers = answerHeaders(plain.headers, call.id, call.model, waitUs, call.announced.note);
  if (costNanoUsd !== null) headers['x-agent-cost'] = usdText(costNanoUsd);
  if (energy !== undefined) headers['x-agent-energy'] = energyText(energy, call.model);
  headers['content-length'] = String(plain.body.length);
  call.answer.start(plain.httpStatus, more === undefined ? headers : { ...headers, ...more });
  call.answer.end(plain.body);
}

/** Exact decimal USD. */
function usdText(nanoUsd: bigint): string {
  const digits = nanoUsd.toString().padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}
