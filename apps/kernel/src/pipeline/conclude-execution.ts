import type { IncomingHttpHeaders } from 'node:http';
import type { TokenUsage } from '@agent-os/core/economy';
import { httpStatusOf, refuse, type ErrorCode, type Refusal } from '@agent-os/core/errors';
import { asObject, readUsage, retryAfterOf, type AttemptEnd, type StreamWatcher } from '../adapters/models/index.ts';
import type { AnswerBytes } from '../adapters/payloads/index.ts';
import type { Admitted, Execution } from './call.ts';
import { countUsage, type AnswerText } from './count-usage.ts';
import { hideProvider } from './hide-provider.ts';
import { codeOfRequestError, readUpstreamError, refusalForUpstream } from './read-upstream-error.ts';
import type { StreamRelay } from './stream-relay.ts';

/** A whole answer that waits to be sent until the call is settled and recorded. */
export interface PlainAnswer {
  readonly httpStatus: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Set where the provider answered an error about the request itself. */
  readonly errorCode?: ErrorCode;
}

export interface ExecutionEnd {
  readonly execution: Execution;
  /** Undefined for streams, whose bytes are with the client already, and for refusals. */
  readonly plain: PlainAnswer | undefined;
  /** What the model answered, for those who may read it; undefined when nothing came. */
  readonly answer: AnswerBytes | undefined;
  /** What the last of several attempts used, when those before it were interrupted. */
  readonly lastAttempt?: TokenUsage | undefined;
}

/** What was seen while the attempts ran. */
export interface Observed {
  readonly attempts: number;
  readonly firstByteAtMs: number | undefined;
  readonly watcher: StreamWatcher;
  readonly relay: StreamRelay;
}

/** At once, or later where tokens must be counted first because the provider reported none. */
type SoonExecutionEnd = ExecutionEnd | Promise<ExecutionEnd>;

/** Turns the end of the last attempt into the execution's facts, and what is still to be sent to the client. */
export function concludeExecution(call: Admitted, end: AttemptEnd, observed: Observed): SoonExecutionEnd {
  switch (end.kind) {
    case 'answered':
      return end.httpStatus < 300 ? concludeAnswer(call, end, observed) : concludeError(call, end, observed);
    case 'streamed':
      return concludeStream(call, end, observed);
    case 'unreachable': {
      const { provider } = call.model;
      const refusal = end.timedOut
        ? refuse(
            'upstream_timeout',
            `The provider ${provider.slug} did not answer within ${provider.timeoutMs / 1000} s.`,
          )
        : refuse(
            'upstream_error',
            end.sent
              ? `The connection to the provider ${provider.slug} broke off before its answer; it may have worked on the call.`
              : `The provider ${provider.slug} could not be reached. An admin can test it under Models.`,
          );
      return failed(refusal, observed);
    }
    case 'cancelled':
      return concludeCancelled(call, observed);
  }
}

function concludeAnswer(call: Admitted, end: AttemptEnd & { kind: 'answered' }, observed: Observed): SoonExecutionEnd {
  const text = end.body.toString('utf8');
  let parsed: Readonly<Record<string, unknown>> | undefined;
  try {
    parsed = asObject(JSON.parse(text));
  } catch {
    // An answer that is not JSON passes through; its tokens are counted from the text.
  }
  const model = parsed?.['model'];
  return withUsage(
    call,
    readUsage(call.protocol, parsed),
    () => ({ kind: 'json', value: parsed ?? text }),
    (usage) => ({
      execution: {
        outcome: 'settled',
        httpStatus: end.httpStatus,
        refusal: undefined,
        attempts: observed.attempts,
        modelAnswered: typeof model === 'string' ? model : null,
        usage: usage.usage,
        usageSource: usage.usageSource,
        firstByteAtMs: observed.firstByteAtMs,
      },
      plain: end,
      answer: wholeAnswer(end.body),
    }),
  );
}

function concludeStream(call: Admitted, end: AttemptEnd & { kind: 'streamed' }, observed: Observed): SoonExecutionEnd {
  const { watcher, relay } = observed;
  for (const rest of [watcher.flush(), relay.flush()]) if (rest.length > 0) call.answer.write(rest);
  const reported = watcher.usage;
  const whole = end.complete && (watcher.sawLastEvent || reported !== undefined);
  const { provider } = call.model;
  const reason = end.detail ?? 'it ended before its last event';
  return withUsage(
    call,
    reported,
    () => ({ kind: 'stream', ...relay.passed }),
    (usage) => ({
      execution: {
        outcome: whole ? 'settled' : 'failed',
        httpStatus: 200,
        refusal: whole ? undefined : refuse('upstream_error', `The stream of ${provider.slug} broke off: ${reason}.`),
        attempts: observed.attempts,
        modelAnswered: watcher.model ?? null,
        usage: usage.usage,
        usageSource: usage.usageSource,
        firstByteAtMs: observed.firstByteAtMs,
      },
      plain: undefined,
      answer: relay.chunks,
    }),
  );
}

/** The end with what the provider reported, or with what is counted here. */
function withUsage(
  call: Admitted,
  reported: TokenUsage | undefined,
  answer: () => AnswerText,
  endOf: (usage: Pick<Execution, 'usage' | 'usageSource'>) => ExecutionEnd,
): SoonExecutionEnd {
  if (reported !== undefined) return endOf({ usage: reported, usageSource: 'provider' });
  return countUsage(call, answer()).then((usage) => endOf({ usage, usageSource: 'counted' }));
}

function concludeError(call: Admitted, end: AttemptEnd & { kind: 'answered' }, observed: Observed): ExecutionEnd {
  const { provider } = call.model;
  const { httpStatus, headers } = end;
  const text = hideProvider(end.body.toString('utf8'), provider);
  const error = readUpstreamError(text);
  const refusal = refusalForUpstream(provider.slug, httpStatus, error, retryAfterOf(headers, call.receivedAtMs));
  if (refusal !== undefined) return failed(refusal, observed);
  const code = codeOfRequestError(httpStatus);
  const body = Buffer.from(text);
  return {
    execution: { ...failed(refuse(code, error.message), observed).execution, httpStatus },
    plain: { httpStatus, headers, body, errorCode: code },
    answer: wholeAnswer(body),
  };
}

async function concludeCancelled(call: Admitted, observed: Observed): Promise<ExecutionEnd> {
  const { watcher, relay } = observed;
  return {
    execution: {
      outcome: 'cancelled',
      httpStatus: cancelledStatus(call),
      refusal:
        call.cutBy ??
        refuse('client_closed', 'The client went away, or took nothing more of its answer, before it was complete.'),
      attempts: observed.attempts,
      modelAnswered: watcher.model ?? null,
      usage: await countUsage(call, { kind: 'stream', ...relay.passed }),
      usageSource: 'counted',
      firstByteAtMs: observed.firstByteAtMs,
    },
    plain: undefined,
    answer: relay.chunks,
  };
}

/** What the client was told: nothing, when it had gone. */
function cancelledStatus({ cutBy, answer }: Admitted): number {
  if (cutBy === undefined) return 499;
  return answer.started ? 200 : httpStatusOf(cutBy);
}

/** The end of a call that got no answer, and why. */
export function failed(refusal: Refusal, observed: Observed): ExecutionEnd {
  return {
    execution: {
      outcome: 'failed',
      httpStatus: 0,
      refusal,
      attempts: observed.attempts,
      modelAnswered: null,
      usage: undefined,
      usageSource: 'none',
      firstByteAtMs: observed.firstByteAtMs,
    },
    plain: undefined,
    answer: undefined,
  };
}

function wholeAnswer(body: Buffer): AnswerBytes {
  return { chunks: [body], keptBytes: body.length, bytes: body.length };
}
