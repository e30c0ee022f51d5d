import { refuse } from '@agent-os/core/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prepared } from '../call.ts';
import type { CallAnswer } from '../client-answer.ts';
import { endWithout, SharedExecution } from './shared-execution.ts';
import { TestClient } from './testing/index.ts';

const end = endWithout(refuse('internal_error', 'Over.'));
// What sharing reads of the call that leads.
const leading = (answer: CallAnswer) =>
  ({ id: 'call_1', answer, service: { serviceClass: 'standard' }, slot: {} }) as unknown as Prepared;

/** A follower that keeps up. */
class Reader {
  received = '';
  ends = 0;
  readonly #source: SharedExecution;

  constructor(source: SharedExecution) {
    this.#source = source;
    source.join(this);
    this.advance();
  }

  advance(): void {
    this.received = Buffer.concat(this.#source.chunks).toString();
  }

  ended(): void {
    this.ends += 1;
    this.advance();
  }
}

/** It goes on while anybody is left, whoever leaves, and is given up when nobody is. */
function checkPresence(Source: typeof SharedExecution): void {
  const step = fc.constantFrom('write', 'join', 'own leaves', 'first leaves', 'last leaves', 'drain', 'slow');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const own = new TestClient();
      let overs = 0;
      let abandoned = 0;
      const source = new Source(leading(own), () => {
        overs += 1;
      });
      source.onGone(() => {
        abandoned += 1;
      });
      source.start(200, {});
      const readers: Reader[] = [];
      let written = '';
      let resumed = true;
      for (const [index, does] of steps.entries()) {
        if (source.isGone) break;
        if (does === 'write' && resumed) {
          written += `${index},`;
          if (!source.write(Buffer.from(`${index},`))) {
            resumed = false;
            source.onDrain(() => {
              resumed = true;
            });
          }
        }
        if (does === 'join' && source.admits('standard')) readers.push(new Reader(source));
        if (does === 'slow') own.isSlow = true;
        if (does === 'drain') own.drain();
        if (does === 'own leaves') own.leave();
        const leaver = does === 'first leaves' ? readers.shift() : does === 'last leaves' ? readers.pop() : undefined;
        if (leaver !== undefined) source.leave(leaver);
        expect(source.isGone).toBe(own.isGone && readers.length === 0);
        // A slow client holds the stream back only while nobody else reads.
        if (readers.length > 0 || own.isGone) expect(resumed).toBe(true);
        for (const { received } of readers) expect(received).toBe(written);
        if (!own.isGone) expect(own.received).toBe(written);
      }
      expect(abandoned).toBe(source.isGone ? 1 : 0);
      expect(source.gone.aborted).toBe(source.isGone);
      const wasGone = own.isGone;
      source.conclude(end, () => source.end());
      source.conclude(end, () => undefined);
      expect(overs).toBe(1);
      expect(own.ended).toBe(!wasGone);
      for (const { ends } of readers) expect(ends).toBe(1);
      expect(source.admits('standard')).toBe(false);
    }),
    Source === SharedExecution ? {} : { seed: 1, endOnFailure: true },
  );
}

describe('one execution and everybody who waits for its answer', () => {
  test('goes on while anybody is left, whoever leaves, and is given up when nobody is', () =>
    checkPresence(SharedExecution));

  test('the check catches an execution that lasts as long as its own client (canary)', () => {
    class Selfish extends SharedExecution {
      override join(): void {
        // It never hears of anybody else.
      }
    }
    expect(() => checkPresence(Selfish)).toThrow();
  });

  test('was cancelled for its own client when that left, and as it ended for the others', () => {
    const own = new TestClient();
    const source = new SharedExecution(leading(own), () => undefined);
    const execution = {
      outcome: 'settled',
      httpStatus: 200,
      refusal: undefined,
      attempts: 1,
      modelAnswered: 'm',
      usage: undefined,
      usageSource: 'provider',
      firstByteAtMs: 1,
    } as const;
    expect(source.executionOfOwn(execution)).toBe(execution);
    void new Reader(source);
    own.leave();
    expect(source.executionOfOwn(execution)).toMatchObject({
      outcome: 'cancelled',
      httpStatus: 499,
      refusal: { code: 'client_closed' },
      usageSource: 'provider',
    });
  });
});
