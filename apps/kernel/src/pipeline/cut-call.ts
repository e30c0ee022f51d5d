import type { Refusal } from '@agent-os/core/errors';
import type { Identified } from './call.ts';

/** Ends a call that must not run on; its client is told why. Calls that have an end already keep theirs. */
export function cutCall(call: Identified, refusal: Refusal): void {
  if (!mark(call, refusal)) return;
  call.answer.abandon();
}

/** The same for a call that holds a slot which others wait for, whoever shares its answer. */
export function cutExecution(call: Identified, refusal: Refusal): void {
  if (!mark(call, refusal)) return;
  call.answer.abandonForAll();
}

function mark(call: Identified, refusal: Refusal): boolean {
  if (call.cutBy !== undefined || call.answer.isGone) return false;
  Object.assign(call, { cutBy: refusal });
  return true;
}
