import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameCallHead, type ComparedCall } from './index.ts';

// With the very characters by which the parts are told from each other.
const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '[', ']', '\n', '\\', 'é'), maxLength: 6 });
const anyCall: fc.Arbitrary<ComparedCall> = fc.record({
  organisationId: text,
  modelId: text,
  endpoint: text,
  protocol: fc.constantFrom('openai.chat', 'openai.responses', 'openai.embeddings', 'anthropic.messages'),
  streamed: fc.boolean(),
  hidesUsage: fc.boolean(),
  forwardedHeaders: fc.dictionary(text, text, { maxKeys: 2 }),
});
const fields = [
  'organisationId',
  'modelId',
  'endpoint',
  'protocol',
  'streamed',
  'hidesUsage',
  'forwardedHeaders',
] as const satisfies readonly (keyof ComparedCall)[];

type HeadOf = (call: ComparedCall) => string;

/** Two calls that differ in one part at least never have the same bytes, wherever one part ends and the next begins. */
function checkSeparation(headOf: HeadOf): void {
  const bytes = (call: ComparedCall, body: string) => headOf(call) + body;
  fc.assert(
    fc.property(anyCall, anyCall, fc.constantFrom(...fields), text, text, (one, drawn, field, body, otherBody) => {
      const { organisationId, modelId, endpoint } = one;
      const others: readonly ComparedCall[] = [
        { ...one, [field]: drawn[field] },
        { ...one, organisationId: organisationId + modelId, modelId: '' },
        { ...one, modelId: modelId + endpoint, endpoint: '' },
      ];
      for (const other of others) {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(bytes(one, body) === bytes(other, body)).toBe(isSame);
        expect(bytes(one, body) === bytes(other, otherBody)).toBe(isSame && body === otherBody);
      }
    }),
    headOf === sameCallHead ? { numRuns: 1_000 } : { seed: 1, numRuns: 1_000, endOnFailure: true },
  );
}

function sorted(call: ComparedCall): object {
  const headers = Object.entries(call.forwardedHeaders).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { ...call, forwardedHeaders: headers };
}

describe('the bytes by which calls are the same', () => {
  test('are the same for no two calls that differ in anything', () => checkSeparation(sameCallHead));

  test('are the same whatever order the headers came in', () => {
    const call = { ...fc.sample(anyCall, { numRuns: 1, seed: 7 })[0] } as ComparedCall;
    const headers = { 'anthropic-beta': 'tools', 'anthropic-version': '2023-06-01' };
    const turned = Object.fromEntries(Object.entries(headers).toReversed());
    expect(sameCallHead({ ...call, forwardedHeaders: headers })).toBe(
      sameCallHead({ ...call, forwardedHeaders: turned }),
    );
  });

  test.each(fields)('the check catches bytes that leave out %s (canary)', (field) => {
    const nothing: ComparedCall = {
      organisationId: '',
      modelId: '',
      endpoint: '',
      protocol: 'openai.chat',
      streamed: false,
      hidesUsage: false,
      forwardedHeaders: {},
    };
    const broken: HeadOf = (call) => sameCallHead({ ...call, [field]: nothing[field] });
    expect(() => checkSeparation(broken)).toThrow();
  });

  test('the check catches parts that run into each other (canary)', () => {
    const broken: HeadOf = ({ organisationId, modelId, ...rest }) =>
      organisationId + modelId + sameCallHead({ ...rest, organisationId: '', modelId: '' });
    expect(() => checkSeparation(broken)).toThrow();
  });
});
