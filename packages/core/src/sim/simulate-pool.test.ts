import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoolScheduler, type PoolScheduler, standardPolicies } from '../scheduling/index.ts';
import {
  agenticWorkload,
  aloneMs,
  exactEstimator,
  llama7bOnA10g,
  makespanBoundMs,
  meanCompletionBoundMs,
  model8bOnH100,
  type ModelProfile,
  type Program,
  SimulationAuditor,
  type SimulationEvent,
  type SimulationResult,
  simulatePool,
} from './index.ts';
import { createSeededRandom } from './random.ts';
import { createErraticScheduler } from './testing/erratic-scheduler.ts';

const smallServer: ModelProfile = { ...model8bOnH100, slots: 3, kvTokens: 600 };

const anyProgram = fc.record({
  arrivesAt: fc.nat(3000),
  steps: fc.array(
    fc.record({
      inputTokens: fc.integer({ min: 1, max: 60 }),
      outputTokens: fc.integer({ min: 1, max: 40 }),
      toolMs: fc.nat(500),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

const anyPrograms = fc.array(anyProgram, { maxLength: 12 }).map((drafts) =>
  drafts.map((draft, index): Program => {
    const ownerPath = [`owner-${index % 3}`];
    return { ...draft, id: `program-${index}`, ownerPath, serviceClass: 'standard', riskScore: 0 };
  }),
);

function limitsOf(profile: ModelProfile): Parameters<typeof createPoolScheduler>[1] {
  return {
    slots: profile.slots,
    kvTokens: profile.kvTokens,
    tokensPerMinute: null,
    requestsPerMinute: null,
    slotsPerAgent: null,
    slotsByAgent: {},
    queueLimit: 1_000_000,
  };
}

function record(
  programs: readonly Program[],
  scheduler: PoolScheduler,
): { events: SimulationEvent[]; result: SimulationResult } {
  const events: SimulationEvent[] = [];
  const observe = (event: SimulationEvent): void => void events.push(event);
  const result = simulatePool({ profile: smallServer, programs, scheduler, estimator: exactEstimator, observe });
  return { events, result };
}

function auditOf(events: readonly SimulationEvent[]): readonly string[] {
  const auditor = new SimulationAuditor(smallServer);
  for (const event of events) auditor.observe(event);
  return auditor.findings;
}

describe('the simulated server', () => {
  test('whatever a scheduler does, no token is invented or lost, time goes forward, slots and cache hold', () => {
    fc.assert(
      fc.property(anyPrograms, fc.nat(), (programs, seed) => {
        const scheduler = createErraticScheduler(createSeededRandom(seed), smallServer.slots);
        const { events, result } = record(programs, scheduler);
        expect(auditOf(events)).toStrictEqual([]);
        expect(result.programs).toHaveLength(programs.length);
        expect(result.calls).toHaveLength(programs.reduce((sum, { steps }) => sum + steps.length, 0));
      }),
      { numRuns: 60 },
    );
  });

  test('no schedule beats the lower bounds', () => {
    fc.assert(
      fc.property(anyPrograms, fc.nat(), (programs, seed) => {
        fc.pre(programs.length > 0);
        const scheduler = createErraticScheduler(createSeededRandom(seed), smallServer.slots);
        const { programs: outcomes, endedAt } = record(programs, scheduler).result;
        const rounding = 1e-6;
        let total = 0;
        for (const { program, finishedAt } of outcomes) {
          expect(finishedAt - program.arrivesAt + rounding).toBeGreaterThanOrEqual(aloneMs(smallServer, program));
          total += finishedAt - program.arrivesAt;
        }
        const bound = meanCompletionBoundMs(smallServer, programs);
        expect(total / programs.length + rounding).toBeGreaterThanOrEqual(bound);
        expect(endedAt + rounding).toBeGreaterThanOrEqual(makespanBoundMs(smallServer, programs));
      }),
      { numRuns: 60 },
    );
  });

  test('the same input gives the same result, byte for byte', () => {
    const programs = agenticWorkload({
      seed: 5,
      profile: model8bOnH100,
      programs: 60,
      load: 1.2,
      tenants: 5,
      varianceByAgent: 0.5,
    });
    const run = (): string => {
      const scheduler = createPoolScheduler(standardPolicies.fifo, limitsOf(model8bOnH100), 1);
      return JSON.stringify(simulatePool({ profile: model8bOnH100, programs, scheduler, estimator: exactEstimator }));
    };
    expect(run()).toBe(run());
  });

  test('a scheduler that starts more than there are slots, or nothing at all, is told so', () => {
    const step = { inputTokens: 10, outputTokens: 10, toolMs: 0 };
    const programs = Array.from({ length: 5 }, (_, index): Program => {
      const owner = { ownerPath: ['owner'], serviceClass: 'standard', riskScore: 0 } as const;
      return { id: `program-${index}`, ...owner, arrivesAt: 0, steps: [step] };
    });
    const greedy = createPoolScheduler(standardPolicies.fifo, { ...limitsOf(smallServer), slots: 5 }, 1);
    expect(() => record(programs, greedy)).toThrow('no slot is free');
    const idle = createPoolScheduler(standardPolicies.fifo, { ...limitsOf(smallServer), slots: 0 }, 1);
    expect(() => record(programs, idle)).toThrow('waiting for ever');
  });
});

describe('the auditor (canaries)', () => {
  const step = { inputTokens: 20, outputTokens: 5, toolMs: 0 };
  const owner = { ownerPath: ['owner'], serviceClass: 'standard', riskScore: 0 } as const;
  const programs = Array.from({ length: 6 }, (_, index): Program => {
    return { id: `program-${index}`, ...owner, arrivesAt: index, steps: [step] };
  });
  const { events } = record(programs, createPoolScheduler(standardPolicies.fifo, limitsOf(smallServer), 1));

  const tampered: Record<string, (event: SimulationEvent, index: number) => SimulationEvent[]> = {
    'an invented token': (event) => [
      event.kind === 'served' ? { ...event, outputTokens: event.outputTokens + 1 } : event,
    ],
    'a lost token': (event) => (event.kind === 'served' && event.inputTokens > 0 ? [] : [event]),
    'time that goes back': (event, index) => [index === 20 ? { ...event, at: 0 } : event],
    'a call that never waited': (event) => (event.kind === 'waiting' && event.callId === 'program-2.0' ? [] : [event]),
    'a fourth call on three slots': (event) =>
      event.kind === 'finished' && event.callId === 'program-0.0' ? [] : [event],
    'a cache too small': (event) => [event.kind === 'waiting' ? { ...event, kvTokens: 400 } : event],
  };

  test.each(Object.keys(tampered))('catches %s', (name) => {
    expect(auditOf(events)).toStrictEqual([]);
    const change = tampered[name] ?? ((event) => [event]);
    expect(auditOf(events.flatMap(change))).not.toStrictEqual([]);
  });
});

describe('calibration', () => {
  /** Tokens in and out per second under constant overload by 256:256 requests, for five minutes. */
  function throughputOf(profile: ModelProfile): number {
    const step = { inputTokens: 256, outputTokens: 256, toolMs: 0 };
    const programs = Array.from({ length: 1500 }, (_, index): Program => {
      const owner = {
        ownerPath: [`client-${index % 3 === 0 ? 0 : 1}`],
        serviceClass: 'standard',
        riskScore: 0,
      } as const;
      return { id: `program-${index}`, ...owner, arrivesAt: index * 222, steps: [step] };
    });
    let tokens = 0;
    simulatePool({
      profile,
      programs,
      scheduler: createPoolScheduler(standardPolicies.fifo, limitsOf(profile), 1),
      estimator: exactEstimator,
      horizonMs: 300_000,
      observe: (event) => {
        if (event.kind === 'served') tokens += event.inputTokens + event.outputTokens;
      },
    });
    return tokens / 300;
  }

  test('the A10G profile serves what the VTC artifact measured (876 tokens/s FCFS, 893 VTC), within 8 percent', () => {
    const throughput = throughputOf(llama7bOnA10g);
    expect(throughput).toBeGreaterThan(876 * 0.92);
    expect(throughput).toBeLessThan(893 * 1.08);
  });

  test('a profile half as fast does not pass for it (canary)', () => {
    expect(throughputOf({ ...llama7bOnA10g, decodeBaseMs: 2 * llama7bOnA10g.decodeBaseMs })).toBeLessThan(876 * 0.92);
  });
});
