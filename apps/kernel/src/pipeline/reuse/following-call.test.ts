import { refuse } from '@agent-os/core/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prepared } from '../call.ts';
import type { CallAnswer } from '../client-answer.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';
import { FollowingCall } from './following-call.ts';
import type { ReusedCall } from './reused-call.ts';
import { SharedExecution, type SharedEnd } from './shared-execution.ts';
import { TestClient } from './testing/index.ts';

const refusal = refuse('upstream_error', 'The stream broke off.');
const plain = undefined;
const answered: SharedEnd = {
  execution: { outcome: 'settled', httpStatus: 200, refusal: undefined, modelAnswered: 'm' },
  plain,
  answer: undefined,
  costNanoUsd: 7n,
};
const broken: SharedEnd = { ...answered, execution: { ...answered.execution, outcome: 'failed', refusal } };

interface Recorded {
  readonly outcome: string;
  readonly avoidedNanoUsd: bigint | null;
}

/** A call that follows, with what following reads of it, and what was written down of it. */
function follower(source: SharedExecution, index: number) {
  const client = new TestClient();
  const recorded: Recorded[] = [];
  let becomeDurable = (): void => undefined;
  const reused = {
    call: {
      id: `call_${index}`,
      answer: client as CallAnswer,
      announced: { note: null },
      model: { provider: { simulated: false } },
    },
    elapsedUs: 1,
    whenDurable: (send: () => void) => {
      becomeDurable = send;
    },
    end: ({ outcome, reuse }: Parameters<ReusedCall['end']>[0]) =>
      recorded.push({ outcome, avoidedNanoUsd: reuse.avoidedNanoUsd }),
  };
  const dependencies = { sendRefusal: (call: { answer: CallAnswer }) => call.answer.end('broken') };
  // The parts that following does not read are left out.
  void new FollowingCall(
    reused as unknown as ReusedCall,
    source,
    dependencies as unknown as Pick<RunCallDependencies, 'sendRefusal'> as RunCallDependencies,
  );
  return { client, recorded, becomeDurable: () => becomeDurable() };
}

type Follower = ReturnType<typeof follower>;

const step = fc.oneof(
  fc.constant({ does: 'write' as const, whom: 0 }),
  fc.record({
    does: fc.constantFrom('join', 'durable', 'slow', 'drain', 'leave', 'own leaves'),
    whom: fc.nat(3),
  }),
);

/** Plays a stream to followers of every pace, and says what each of them was told. */
function play(
  Source: typeof SharedExecution,
  steps: readonly { readonly does: string; readonly whom: number }[],
  end: SharedEnd,
) {
  const own = new TestClient();
  const leading = { id: 'call_0', answer: own, service: { serviceClass: 'standard' }, slot: {} };
  const source = new Source(leading as unknown as Prepared, () => undefined);
  source.start(200, { 'x-agent-call': 'call_0', 'content-type': 'text/event-stream' });
  const followers: Follower[] = [];
  let written = '';
  for (const [index, { does, whom }] of steps.entries()) {
    if (source.isGone) break;
    const one = followers[whom % Math.max(1, followers.length)];
    if (does === 'write') {
      written += `${index};`;
      source.write(Buffer.from(`${index};`));
    }
    if (does === 'join' && source.admits('standard')) followers.push(follower(source, index + 1));
    if (does === 'durable') one?.becomeDurable();
    if (does === 'slow' && one !== undefined) one.client.isSlow = true;
    if (does === 'drain') one?.client.drain();
    if (does === 'leave') one?.client.leave();
    if (does === 'own leaves') own.leave();
    for (const { client } of followers) expect(written.startsWith(client.received)).toBe(true);
  }
  source.conclude(end, () => source.end());
  for (const { client, becomeDurable } of followers) {
    becomeDurable();
    client.drain();
  }
  return { followers, written };
}

/** Whoever follows has every byte once and in order, at its own pace, and is written down once. */
function checkFollowers(Source: typeof SharedExecution, end: SharedEnd): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { followers, written } = play(Source, steps, end);
      for (const { client, recorded } of followers) {
        expect(recorded).toHaveLength(1);
        if (client.isGone) continue;
        const { outcome } = end.execution;
        expect(client.received).toBe(outcome === 'settled' ? written : `${written}broken`);
        expect(client.ended).toBe(true);
        expect(client.trailers['x-agent-cost']).toBe(outcome === 'settled' ? '0.000000000' : undefined);
        expect(recorded).toEqual([{ outcome, avoidedNanoUsd: outcome === 'settled' ? 7n : null }]);
      }
    }),
    Source === SharedExecution ? { numRuns: 500 } : { seed: 1, numRuns: 500, endOnFailure: true },
  );
}

describe('a call that takes the answer of an execution under way', () => {
  test('has the whole of a stream that ends well', () => checkFollowers(SharedExecution, answered));

  test('has all of a stream that breaks off, and is told so', () => checkFollowers(SharedExecution, broken));

  test('the check catches an execution that forgets what came before a call joined (canary)', () => {
    class Forgetful extends SharedExecution {
      override join(joining: Parameters<SharedExecution['join']>[0]): void {
        this.chunks.length = 0;
        super.join(joining);
      }
    }
    expect(() => checkFollowers(Forgetful, answered)).toThrow();
  });

  test('gets nothing before it is written down', () => {
    const own = new TestClient();
    const leading = { id: 'call_0', answer: own, service: { serviceClass: 'standard' }, slot: {} };
    const source = new SharedExecution(leading as unknown as Prepared, () => undefined);
    source.start(200, {});
    const { client, becomeDurable } = follower(source, 1);
    source.write(Buffer.from('Hello'));
    source.conclude(answered, () => source.end());
    expect([client.started, client.received, client.ended]).toEqual([false, '', false]);
    becomeDurable();
    expect([client.started, client.received, client.ended]).toEqual([true, 'Hello', true]);
  });
});
