import type { IncomingHttpHeaders } from 'node:http';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { serviceClasses } from '@agent-os/core/scheduling';
import { requestHeaders, type UrgencyClaim } from '../pipeline/index.ts';

const seconds = /^\d{1,6}(\.\d{1,3})?$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const nothing = accepted<UrgencyClaim>({ serviceClass: null, deadlineAtMs: null });

/**
 * `X-Agent-Priority` and `X-Agent-Deadline`. A value that means nothing is refused: passed over, the call would run
 * with less urgency than its sender believes.
 */
export function readUrgency(headers: IncomingHttpHeaders, nowMs: number): Result<UrgencyClaim> {
  const priority = headers[requestHeaders.priority];
  const deadline = headers[requestHeaders.deadline];
  if (priority === undefined && deadline === undefined) return nothing;
  const serviceClass = serviceClasses.find((name) => name === String(priority).trim().toLowerCase()) ?? null;
  if (priority !== undefined && serviceClass === null) {
    return invalid(`X-Agent-Priority must be one of ${serviceClasses.join(', ')}.`);
  }
  if (deadline === undefined) return accepted({ serviceClass, deadlineAtMs: null });
  const deadlineAtMs = readDeadline(String(deadline).trim(), nowMs);
  if (Number.isNaN(deadlineAtMs)) {
    return invalid(
      'X-Agent-Deadline must be seconds from now, such as 30 or 1.5, ' +
        'or a time with its zone, such as 2031-05-06T07:08:09Z.',
    );
  }
  if (deadlineAtMs <= nowMs) return invalid('X-Agent-Deadline must be in the future; this one has passed.');
  return accepted({ serviceClass, deadlineAtMs });
}

/** In ms since 1970; NaN for what is neither seconds nor a time. */
function readDeadline(text: string, nowMs: number): number {
  if (seconds.test(text)) return nowMs + Number(text) * 1000;
  return time.test(text) ? Date.parse(text) : Number.NaN;
}

function invalid(message: string): Result<never> {
  return refused(refuse('invalid_request', message));
}
