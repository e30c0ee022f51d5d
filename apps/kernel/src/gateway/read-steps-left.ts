import type { IncomingHttpHeaders } from 'node:http';
import { requestHeaders, type AnnouncedSteps } from '../pipeline/index.ts';

/** More steps than anybody plans: what is beyond it orders no differently. */
const stepsMax = 1_000;
const whole = /^\d{1,9}$/;
const nothing: AnnouncedSteps = { stepsLeft: null, note: null };
const passedOver: AnnouncedSteps = {
  stepsLeft: null,
  note: 'X-Agent-Steps-Remaining was passed over: it must be a whole number, the calls of the run that follow this one.',
};

/**
 * `X-Agent-Steps-Remaining`: how many calls of the run follow this one. It only orders the calls of one agent, so a value that means
 * nothing is passed over with a note: refused, a call would be lost for the sake of a hint.
 */
export function readStepsLeft(headers: IncomingHttpHeaders): AnnouncedSteps {
  const given = headers[requestHeaders.stepsLeft];
  if (given === undefined) return nothing;
  const text = String(given).trim();
  return whole.test(text) ? { stepsLeft: Math.min(stepsMax, Number(text)), note: null } : passedOver;
}
