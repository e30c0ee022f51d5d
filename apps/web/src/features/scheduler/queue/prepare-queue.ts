import type { Route } from 'next';
import { formatDuration, formatQuantity, formatShare, formatTokenPair } from '@/format/index.ts';
import type { PoolPolicy, PoolQueue, QueuedCall } from '../scheduler-types.ts';

/** The explanation of a place, in plain values; `ExplanationCard` shows it. */
export interface PlaceExplanation {
  readonly title: string;
  readonly sentence: string;
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly note?: string }[];
  readonly links: readonly { readonly label: string; readonly href: Route }[];
  readonly version: string;
  readonly at: number;
}

/** A waiting call with what explains its place. */
export interface QueueRow extends QueuedCall {
  readonly startsInMs: number | null;
  /** Prompt and answer. */
  readonly estimatedTokens: number;
  /** The reason without the class, which has a column of its own. */
  readonly shortReason: string;
  readonly why: PlaceExplanation;
}

const us = (ms: number) => Math.max(0, Math.round(ms * 1000));

function momentFrom(at: number, moment: number): string {
  return moment >= at ? `in ${formatDuration(us(moment - at))}` : `${formatDuration(us(at - moment))} ago`;
}

function explainPlace(
  call: QueuedCall,
  at: number,
  { policy, version }: PoolPolicy,
  serviceP50Ms: number | null,
): PlaceExplanation {
  const { serviceClass, queuedAs, explanation } = call;
  const raised = queuedAs === serviceClass ? {} : { note: `raised from ${serviceClass}` };
  return {
    title: `Why position ${call.position}`,
    sentence: `${explanation.charAt(0).toUpperCase()}${explanation.slice(1)}.`,
    inputs: [
      { name: 'Class', value: queuedAs, ...raised },
      { name: 'Waits', value: formatDuration(us(call.waitedMs)) },
      ...(call.fairShare === null
        ? []
        : [{ name: 'Fair share', value: formatShare(call.fairShare), note: 'its owner’s part of the pool' }]),
      {
        name: 'Tokens',
        value: `~${formatTokenPair(call.inputTokens, call.expectedOutputTokens)}`,
        note: 'in and out, estimated',
      },
      ...(call.stepsLeft === null
        ? []
        : [
            {
              name: 'Steps left',
              value: formatQuantity(call.stepsLeft, 'call'),
              note: 'expected: what its run says, and how long runs before it were',
            },
          ]),
      ...(call.deadlineAt === null ? [] : [{ name: 'Deadline', value: momentFrom(at, call.deadlineAt) }]),
      ...(call.overdueAt === null
        ? []
        : [{ name: 'Overdue', value: momentFrom(at, call.overdueAt), note: 'then first, at intervals' }]),
      ...(call.expectedStartAt === null
        ? []
        : [
            {
              name: 'Start',
              value: `~${formatDuration(us(call.expectedStartAt - at))}`,
              note:
                serviceP50Ms === null
                  ? 'from now, by recent calls'
                  : `from now; half of recent calls took up to ${formatDuration(us(serviceP50Ms))}`,
            },
          ]),
    ],
    links: [{ label: 'Open the call', href: `/calls/${call.callId}` as Route }],
    version: policyName({ policy, version }),
    at,
  };
}

/** `policy semantic v3`; what nobody has changed is the default. */
export function policyName({ policy, version }: Pick<PoolPolicy, 'policy' | 'version'>): string {
  return version === 0 ? `policy ${policy.name}, the default` : `policy ${policy.name} v${version}`;
}

function shorten(said: string, raised: string | undefined): string {
  if (raised === undefined) return '';
  return said.endsWith(', ') ? `${raised}, ` : raised;
}

/** The queue as the list shows it, in the kernel's order. */
export function prepareQueue(
  { calls, at }: PoolQueue,
  policy: PoolPolicy,
  serviceP50Ms: number | null,
): readonly QueueRow[] {
  return calls.map((call) => ({
    ...call,
    shortReason: call.explanation.replace(/^class \w+(?: \((raised from \w+)\))?(?:, |$)/, shorten) || 'by its arrival',
    startsInMs: call.expectedStartAt === null ? null : Math.max(0, call.expectedStartAt - at),
    estimatedTokens: call.inputTokens + call.expectedOutputTokens,
    why: explainPlace(call, at, policy, serviceP50Ms),
  }));
}

/** `gpt-oss-120b, 23 waiting, 9 more below` */
export function describeQueue(slug: string, { waiting, calls }: Pick<PoolQueue, 'waiting' | 'calls'>): string {
  const more = waiting - calls.length;
  return [
    slug,
    `${formatQuantity(waiting, 'call')} waiting`,
    ...(more > 0 ? [`the first ${calls.length} here`] : []),
  ].join(', ');
}
