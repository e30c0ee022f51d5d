import { serviceClasses } from '@agent-os/core/scheduling';
import { requestHeaders, type KernelHeader, type RequestHeader } from '../../pipeline/index.ts';
import type { JsonSchema } from './json-schema.ts';

interface Described {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: string;
}

const text = { type: 'string' } as const;

const ofRequest: Readonly<Record<RequestHeader, Described>> = {
  priority: {
    description: 'How urgent it is, as far as its agent is registered for.',
    schema: { ...text, enum: serviceClasses },
  },
  deadline: {
    description: 'When the answer must be complete: seconds from now, or a time with its zone.',
    schema: text,
    example: '30',
  },
  run: {
    description: 'Keeps the calls of one piece of work together.',
    schema: { ...text, pattern: '^[\\w.:-]{1,64}$' },
  },
  value: {
    description:
      'What the caller says this call is worth, in USD. It is recorded and shown beside what the call cost; nothing is earned or paid by it.',
    schema: { ...text, pattern: '^\\d{1,7}(\\.\\d{1,9})?$' },
    example: '12.50',
  },
  stepsLeft: {
    description: 'How many calls of the run follow this one. What is no whole number is passed over with a note.',
    schema: { type: 'integer', minimum: 0 },
  },
  idempotencyKey: {
    description: 'The sender’s own name for the request: sent twice under it, it counts once.',
    schema: { ...text, minLength: 1, maxLength: 200 },
  },
  reuse: {
    description: 'no-store keeps the call out of any reuse of answers; no-cache has it executed anew.',
    schema: text,
    example: 'no-store',
  },
};

const ofAnswer: Readonly<Record<KernelHeader, Described>> = {
  'x-agent-call': { description: 'The id of the call; errors have one, too.', schema: text },
  'x-agent-model': {
    description: 'Which model answered; “; simulated” behind it where a simulated one did.',
    schema: text,
  },
  'x-agent-queue-ms': {
    description: 'How long it waited for a slot, in milliseconds.',
    schema: text,
    example: '12.5',
  },
  'x-agent-cost': {
    description:
      'USD, exact. Left out where it is not known; of a stream it comes as a trailer, to clients that send TE: trailers.',
    schema: { ...text, pattern: '^\\d+\\.\\d{9}$' },
    example: '0.000180000',
  },
  'x-agent-energy': {
    description:
      'Joules with their bounds and how that is known. Left out where it is not; of a stream it comes as a trailer, too.',
    schema: text,
    example: '1.200; low=0.900; high=1.500; estimated',
  },
  'x-agent-note': { description: 'What of the request was passed over, and why.', schema: text },
  'x-agent-reuse': {
    description: 'The answer was made for another call: while that ran, or before.',
    schema: { ...text, enum: ['shared', 'cache'] },
  },
  'x-agent-reuse-source': { description: 'That other call.', schema: text },
  'x-agent-budget': { description: 'The budget that said no.', schema: text },
};

/** As people write them: X-Agent-Queue-Ms. */
export function titled(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (begin) => begin.toUpperCase());
}

export function requestParameter(name: RequestHeader): object {
  return { name: titled(requestHeaders[name]), in: 'header', required: false, ...ofRequest[name] };
}

const ofRefusal = {
  'x-should-retry': {
    description: 'Whether the same request may succeed later; the vendors’ SDKs obey it.',
    schema: { ...text, enum: ['true', 'false'] },
  },
  'retry-after': { description: 'Seconds until then, where that is known.', schema: text },
  'retry-after-ms': { description: 'The same in milliseconds.', schema: text },
} as const satisfies Readonly<Record<string, Described>>;

/** Headers that many answers have, as components of the document. */
export function headerComponents(): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries({ ...ofAnswer, ...ofRefusal }).map(([name, said]) => [titled(name), said]));
}

/** Headers of an answer, by their names. */
export function answerHeadersOf(
  names: readonly (KernelHeader | keyof typeof ofRefusal)[],
): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [titled(name), { $ref: `#/components/headers/${titled(name)}` }]));
}

/** Headers that one answer has and nobody else. */
export function textHeaders(described: Readonly<Record<string, string>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(described).map(([name, description]) => [titled(name), { description, schema: text }]),
  );
}
