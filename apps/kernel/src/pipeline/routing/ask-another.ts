import type { ErrorCode, Refusal } from '@agent-os/core/errors';
import { mayAskAnother, type AttemptFailure, type PlannedCandidate } from '@agent-os/core/routing';
import type { DirectoryModel } from '../../directory/index.ts';
import type { WaitingPlace } from '../../loops/dispatch/index.ts';
import type { Priced } from '../call.ts';
import { bodyForUpstream } from '../prepare.ts';

/** Ends of a wait that are about the pool, not about the call or the kernel. */
const poolRefusals: ReadonlySet<ErrorCode> = new Set(['queue_full', 'rate_limited', 'wait_timeout']);

/**
 * Turns a call that asked for a route to the next model of its plan, when the one that it was at certainly did no work. True: it has
 * another model now, and must ask for a slot of that one's pool.
 */
export function askAnother(call: Priced, because: AttemptFailure | Refusal, nowMs: number): boolean {
  const { routed } = call;
  if (routed === undefined || !didNoWork(because)) return false;
  const next = routed.next(failureWords(because), nowMs);
  if (next !== undefined) goTo(call, next);
  return next !== undefined;
}

/** How a call left its line without a slot: true when it has to ask for a slot again, be it at the model that a market sent it to. */
export function leftLine(call: Priced, place: WaitingPlace | undefined, because: Refusal, nowMs: number): boolean {
  const { goesTo, facts } = place ?? {};
  if (call.routed === undefined || goesTo === undefined || facts === undefined) return askAnother(call, because, nowMs);
  const next = call.routed.move({ ...goesTo, untilMs: facts.untilMs }, because.message);
  if (next !== undefined) goTo(call, next);
  return true;
}

function goTo(call: Priced, { model, price }: PlannedCandidate<DirectoryModel>): void {
  Object.assign(call, { model, price, upstreamBody: bodyForUpstream(call.rawBody, call.facts, model, call.protocol) });
}

function didNoWork(because: AttemptFailure | Refusal): boolean {
  return 'code' in because ? poolRefusals.has(because.code) : mayAskAnother(because);
}

function failureWords(because: AttemptFailure | Refusal): string {
  if ('code' in because) return because.message;
  if (because.kind === 'status') return `its provider answered ${because.httpStatus}`;
  return because.kind === 'timeout' ? 'its provider did not answer in time' : 'its provider could not be reached';
}
