import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { llama2A10g, llama3bL40s, llama70b8xH100, llama8bH100 } from '../profiles/index.ts';
import { EngineAuditor } from './engine-auditor.ts';
import { EnginePool } from './engine-pool.ts';
import type { EngineEvent, PoolOptions, SubmitOutcome } from './engine-pool.ts';
import type { EngineRequest } from './engine-request.ts';

type Step =
  | { kind: 'submit'; promptTokens: number; outputTokens: number }
  | { kind: 'cancel'; index: number }
  | { kind: 'wait'; ms: number };

const profiles = [llama8bH100, llama70b8xH100, llama3bL40s, llama2A10g, { ...llama2A10g, slots: 3, kvTokens: 2_500 }];

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      promptTokens: fc.integer({ min: 1, max: 1500 }),
      outputTokens: fc.integer({ min: 1, max: 400 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), index: fc.nat(60) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 4000, noNaN: true }) }),
  },
);
const anyOptions: fc.Arbitrary<PoolOptions> = fc.record({
  profile: fc.constantFrom(...profiles),
  replicas: fc.integer({ min: 1, max: 3 }),
  queueLimit: fc.integer({ min: 0, max: 30 }),
});

type Pool = Pick<
  EnginePool,
  'submit' | 'cancel' | 'advance' | 'takeEvents' | 'nextEventMs' | 'isIdle' | 'producedTokens'
>;

/** Drives a pool through the steps and to idleness, with the auditor watching. */
function drive(
  pool: Pool,
  options: PoolOptions,
  steps: readonly Step[],
): { violations: string[]; events: EngineEvent[] } {
  const auditor = new EngineAuditor(options);
  const events: EngineEvent[] = [];
  const asked: EngineRequest[] = [];
  let nowMs = 0;
  const observe = (): void => {
    const seen = pool.takeEvents();
    events.push(...seen);
    auditor.observe(seen);
  };
  const advance = (toMs: number): void => {
    nowMs = toMs;
    pool.advance(nowMs);
    observe();
  };
  for (const step of steps) {
    if (step.kind === 'wait') advance(nowMs + step.ms);
    if (step.kind === 'submit') {
      advance(nowMs);
      const request = { id: `r${asked.length}`, promptTokens: step.promptTokens, outputTokens: step.outputTokens };
      asked.push(request);
      const outcome: SubmitOutcome = pool.submit(nowMs, request);
      if (outcome === 'accepted') auditor.accepted(request);
      observe();
    }
    if (step.kind === 'cancel') {
      const id = `r${step.index}`;
      advance(nowMs);
      pool.cancel(nowMs, id);
      auditor.cancelled(id);
      observe();
    }
    for (const { id, outputTokens } of asked) {
      if ((pool.producedTokens(nowMs, id) ?? 0) > outputTokens) auditor.violations.push(`${id} produced too much`);
    }
    auditor.checkWorkConserving();
  }
  for (let atMs = pool.nextEventMs(); atMs !== undefined; atMs = pool.nextEventMs()) advance(atMs);
  if (!pool.isIdle) auditor.violations.push('nothing will happen any more, and the pool is not idle');
  auditor.checkNothingLost();
  return { violations: auditor.violations, events };
}

describe('a pool of engines', () => {
  it('keeps every guarantee of the auditor, whatever is asked, cancelled and waited for', () => {
    fc.assert(
      fc.property(anyOptions, fc.array(anyStep, { maxLength: 120, size: 'max' }), (options, steps) => {
        expect(drive(new EnginePool(options), options, steps).violations).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('decides the same whether time passes in one leap or in many small steps', () => {
    fc.assert(
      fc.property(
        anyOptions,
        fc.array(anyStep, { maxLength: 60, size: 'max' }),
        fc.integer({ min: 2, max: 9 }),
        (options, steps, parts) => {
          const finer = steps.flatMap((step): Step[] =>
            step.kind === 'wait'
              ? Array.from({ length: parts }, () => ({ kind: 'wait', ms: step.ms / parts }))
              : [step],
          );
          const leap = drive(new EnginePool(options), options, steps).events;
          const small = drive(new EnginePool(options), options, finer).events;
          expect(small.map(({ id, kind }) => `${id} ${kind}`)).toEqual(leap.map(({ id, kind }) => `${id} ${kind}`));
          for (const [index, event] of small.entries()) expect(event.atMs).toBeCloseTo(leap[index]?.atMs ?? 0, 5);
        },
      ),
    );
  });

  it('refuses what exceeds the queue bound, and what could never fit in the cache', () => {
    const pool = new EnginePool({ profile: llama3bL40s, replicas: 1, queueLimit: 1 });
    const outcomes = Array.from({ length: 6 }, (_, index) =>
      pool.submit(0, { id: `${index}`, promptTokens: 10, outputTokens: 10 }),
    );
    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'queue_full']);
    const small = new EnginePool({ profile: llama2A10g, replicas: 1, queueLimit: 1 });
    expect(small.submit(0, { id: 'x', promptTokens: 9_999, outputTokens: 2 })).toBe('too_large');
  });

  it('gives a cancelled slot to the first in the queue at the same instant', () => {
    const pool = new EnginePool({ profile: llama3bL40s, replicas: 1, queueLimit: 9 });
    for (let index = 0; index < 5; index += 1) pool.submit(0, { id: `${index}`, promptTokens: 10, outputTokens: 500 });
    pool.takeEvents();
    pool.cancel(1_000, '2');
    expect(pool.takeEvents()).toEqual([{ kind: 'started', id: '4', replica: 0, atMs: 1_000 }]);
  });
});

describe('published figures', () => {
  const aloneMs = (options: Omit<PoolOptions, 'queueLimit'>, promptTokens: number, outputTokens: number): number => {
    const pool = new EnginePool({ ...options, queueLimit: 0 });
    pool.submit(0, { id: 'only', promptTokens, outputTokens });
    pool.advance(1e9);
    return pool.takeEvents().at(-1)?.atMs ?? Number.NaN;
  };

  it('8B on H100 alone: 30 ms + 0.25 ms a token, then 12 ms a token', () => {
    expect(aloneMs({ profile: llama8bH100, replicas: 1 }, 400, 101)).toBeCloseTo(130 + 100 * 12, 6);
  });

  it('8B on H100 with all 16 slots taken decodes at 24 ms a token', () => {
    const pool = new EnginePool({ profile: llama8bH100, replicas: 1, queueLimit: 0 });
    for (let index = 0; index < 16; index += 1) {
      pool.submit(0, { id: `${index}`, promptTokens: 1, outputTokens: 10_000 });
    }
    pool.advance(10_000);
    const before = pool.producedTokens(10_000, '0') ?? 0;
    pool.advance(34_000);
    expect((pool.producedTokens(34_000, '0') ?? 0) - before).toBe(1_000);
  });

  it('70B on 8×H100 decodes 64 sequences in the 50 ms a step that Splitwise measured, within 2 %', () => {
    const pool = new EnginePool({ profile: llama70b8xH100, replicas: 1, queueLimit: 0 });
    for (let index = 0; index < 64; index += 1) {
      pool.submit(0, { id: `${index}`, promptTokens: 1, outputTokens: 10_000 });
    }
    pool.advance(5_000);
    const firstMs = pool.nextIterationMs(5_000) ?? 0;
    const secondMs = pool.nextIterationMs(firstMs) ?? 0;
    expect(Math.abs(secondMs - firstMs - 50.2) / 50.2).toBeLessThan(0.02);
  });

  it('Llama-2-7B on A10G holds about 19 requests of 256 + 256 tokens in its cache', () => {
    const pool = new EnginePool({ profile: llama2A10g, replicas: 1, queueLimit: 100 });
    for (let index = 0; index < 40; index += 1) {
      pool.submit(0, { id: `${index}`, promptTokens: 256, outputTokens: 256 });
    }
    expect(pool.occupiedSlots).toBe(19);
  });
});

describe('canaries: the auditor catches a broken pool', () => {
  const busy: Step[] = Array.from({ length: 40 }, (_, index) =>
    index % 4 === 3 ? { kind: 'wait', ms: 700 } : { kind: 'submit', promptTokens: 300, outputTokens: 40 + index },
  );
  const told: PoolOptions = { profile: llama2A10g, replicas: 1, queueLimit: 100 };

  it('with more slots than it was given', () => {
    const options = { ...told, profile: { ...llama2A10g, slots: 2 } };
    const { violations } = drive(new EnginePool(told), options, busy);
    expect(violations.join()).toContain('started without room');
  });

  it('with more cache than it was given', () => {
    const options = { ...told, profile: { ...llama2A10g, kvTokens: 1_000 } };
    const { violations } = drive(new EnginePool(told), options, busy);
    expect(violations.join()).toContain('started without room');
  });

  it('that leaves a slot idle', () => {
    const narrow = { ...told, profile: { ...llama2A10g, slots: 1 } };
    const { violations } = drive(new EnginePool(narrow), told, busy);
    expect(violations.join()).toContain('waits although replica 0 has room');
  });

  it('that is faster than its machine', () => {
    const fast = { ...told, profile: { ...llama2A10g, decode: { baseMs: 1, perSequenceMs: 0 } } };
    expect(drive(new EnginePool(fast), told, busy).violations.join()).toContain('faster than alone');
  });

  class Tampered extends EnginePool {
    readonly #tamper: (events: EngineEvent[]) => EngineEvent[];
    constructor(options: PoolOptions, tamper: (events: EngineEvent[]) => EngineEvent[]) {
      super(options);
      this.#tamper = tamper;
    }
    override takeEvents(): EngineEvent[] {
      return this.#tamper(super.takeEvents());
    }
  }

  it('that lets a request overtake', () => {
    const narrow = { ...told, profile: { ...llama2A10g, slots: 2 } };
    const swap = (events: EngineEvent[]): EngineEvent[] => {
      const renamed = events.map((each) =>
        each.id === 'r3' ? { ...each, id: 'r4' } : each.id === 'r4' ? { ...each, id: 'r3' } : each,
      );
      return renamed;
    };
    expect(drive(new Tampered(narrow, swap), narrow, busy).violations.join()).toContain('overtook');
  });

  it('that loses a request, or a token', () => {
    const lose = (events: EngineEvent[]): EngineEvent[] =>
      events.filter((each) => each.kind === 'started' || each.id !== 'r5');
    expect(drive(new Tampered(told, lose), told, busy).violations.join()).toContain('r5 never finished');
    const shorten = (events: EngineEvent[]): EngineEvent[] =>
      events.map((each) => (each.kind === 'finished' ? { ...each, producedTokens: each.producedTokens - 1 } : each));
    expect(drive(new Tampered(told, shorten), told, busy).violations.join()).toContain('produced');
  });
});
