import { callSteps } from '@agent-os/core/choices';
import { describe, expect, it } from 'vitest';
import type { CallDetail, CallStep } from './call-types.ts';
import { describeCall } from './describe-call.ts';
import { preparePath } from './prepare-path.ts';

function stepsUpTo(count: number, outcome: CallStep['outcome'] = 'done'): CallStep[] {
  return callSteps.slice(0, count).map((step, index) => ({
    step,
    startUs: index * 1000,
    durationUs: 1000,
    outcome: index === count - 1 ? outcome : 'done',
    explanation: '',
  }));
}

function aCall(changes: Partial<CallDetail>): CallDetail {
  // The fields that the path and its sentence read.
  return {
    state: 'settled',
    agent: { id: 'agt', slug: 'tier1-resolver', name: 'Resolver' },
    department: { id: 'dep', name: 'Customer Experience' },
    modelRequested: 'gpt-oss-120b',
    streamed: true,
    firstByteUs: 5_400,
    durationUs: 8_000,
    reuse: null,
    steps: stepsUpTo(8),
    ...changes,
  } as CallDetail;
}

describe('the path of a call', () => {
  it('has all eight steps; what was not reached has no bar', () => {
    const rows = preparePath(aCall({ state: 'denied', steps: stepsUpTo(2, 'failed') }));
    expect(rows.map(({ name }) => name)).toEqual([...callSteps]);
    expect(rows.map(({ segments }) => segments.map(({ kind }) => kind))).toEqual([
      ['work'],
      ['failed'],
      ...Array.from({ length: 6 }, () => []),
    ]);
  });

  it('tells reading from writing where a stream shows when the first byte came', () => {
    expect(preparePath(aCall({}))[5]?.segments).toEqual([
      { kind: 'prefill', startUs: 5_000, durationUs: 400 },
      { kind: 'streams', startUs: 5_400, durationUs: 600 },
    ]);
    expect(preparePath(aCall({ streamed: false }))[5]?.segments.map(({ kind }) => kind)).toEqual(['work']);
    expect(preparePath(aCall({ firstByteUs: null }))[5]?.segments.map(({ kind }) => kind)).toEqual(['work']);
  });

  it('of a call that runs ends open', () => {
    const rows = preparePath(aCall({ state: 'running', durationUs: null, steps: stepsUpTo(5, 'running') }));
    expect(rows[4]?.segments).toEqual([{ kind: 'waits', startUs: 4_000, durationUs: null }]);
    expect(rows[5]?.segments).toEqual([]);
  });
});

describe('the sentence of a call', () => {
  it('says who used what, and where the time went', () => {
    expect(describeCall(aCall({}))).toMatchObject({
      verb: 'used',
      detail: 'for Customer Experience; 8.00 ms, of which 12.5 % in the model',
    });
    const reuse = { from: 'cache', sourceCallId: 'call_1', ageMs: 2_000, avoidedNanoUsd: null } as const;
    expect(describeCall(aCall({ reuse }))).toMatchObject({
      verb: 'was given an answer of',
      detail: 'for Customer Experience; 8.00 ms',
    });
    const running = aCall({ state: 'running', durationUs: null, steps: stepsUpTo(6, 'running') });
    expect(describeCall(running)).toMatchObject({
      verb: 'is using',
      detail: 'for Customer Experience; 6.00 ms so far, in execute',
    });
  });
});
