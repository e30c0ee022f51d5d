import { answerHeaders } from './answer-headers.ts';
import { billHeaders } from './bill-headers.ts';
import type { CallBill } from './call-rows.ts';
import type { Prepared } from './call.ts';
import type { AnswerHeaders } from './client-answer.ts';
import type { PlainAnswer } from './conclude-execution.ts';
import { passOnError } from './pass-on-error.ts';

/** A whole answer with what the call cost and took, where that is known. `more` are headers besides. */
export function sendPlain(
  call: Pick<Prepared, 'id' | 'model' | 'clock' | 'answer' | 'announced'>,
  plain: PlainAnswer,
  bill: CallBill,
  more?: AnswerHeaders,
): void {
  const waitUs = call.clock.durationUs('admit');
  const headers = answerHeaders(plain.headers, call.id, call.model, waitUs, call.announced.note);
  Object.assign(headers, billHeaders(bill, call.model));
  const { body: given, errorCode } = plain;
  const body = errorCode === undefined ? given : passOnError(given, errorCode, call.id);
  headers['content-length'] = String(body.length);
  call.answer.start(plain.httpStatus, more === undefined ? headers : { ...headers, ...more });
  call.answer.end(body);
}
