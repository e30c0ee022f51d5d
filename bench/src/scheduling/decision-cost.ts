import {
  createPoolScheduler,
  semanticPolicyFor,
  type PoolScheduler,
  serviceClasses,
  type WaitingCall,
} from '@agent-os/core/scheduling';
import { createSeededRandom, model8bOnH100, type SeededRandom } from '@agent-os/core/sim';
import { quantileOfSorted } from '../report/index.ts';
import { limitsOf } from './contenders.ts';

/**
 * Real time in microseconds that the scheduler takes while so many calls wait: means of a hundred decisions each, and of these the median,
 * which a pause of the whole process does not move.
 */
export interface DecisionCost {
  readonly waiting: number;
  /** Everything for one start: the end of a call before, a new arrival, and the decision. */
  readonly cycleMicroseconds: number;
  /** The decision alone. */
  readonly decideMicroseconds: number;
  readonly p99DecideMicroseconds: number;
}

const owners = 1000;
/** A kernel decides all day: what counts is the code that the engine has compiled. The first thousands cost about twice as much. */
export const warmUpCycles = 20_000;

/**
 * Measures the scheduler under the default policy with `waiting` calls of 1,000 agents and all classes in line. Each of `cycles` rounds, after `warmUp` that do not count, ends
 * a running call, queues a new one and decides, which starts one call: the line keeps its length.
 */
export function measureDecisionCost(waiting: number, cycles: number, warmUp: number, seed: number): DecisionCost {
  const random = createSeededRandom(seed).fork(`decision cost ${waiting}`);
  const limits = limitsOf(model8bOnH100);
  const scheduler = createPoolScheduler(semanticPolicyFor(limits), limits, seed);
  let queued = 0;
  const enqueue = (now: number): void => {
    scheduler.enqueue(waitingCall(random, queued, now), now);
    queued += 1;
  };
  let now = 0;
  while (queued < waiting + limits.slots) enqueue((now += 1));
  const running = startedBy(scheduler, now);

  const decideNanoseconds: number[] = [];
  const cycleNanoseconds: number[] = [];
  for (let cycle = -warmUp; cycle < cycles; cycle += 1) {
    now += 50;
    const began = process.hrtime.bigint();
    const ended = running.shift();
    if (ended !== undefined) scheduler.finish(ended, { inputTokens: 800, outputTokens: 300 }, now);
    enqueue(now);
    const before = process.hrtime.bigint();
    running.push(...startedBy(scheduler, now));
    const after = process.hrtime.bigint();
    if (cycle < 0) continue;
    decideNanoseconds.push(Number(after - before));
    cycleNanoseconds.push(Number(after - began));
  }
  const sorted = decideNanoseconds.toSorted((left, right) => left - right);
  return {
    waiting,
    cycleMicroseconds: medianOfMeans(cycleNanoseconds) / 1000,
    decideMicroseconds: medianOfMeans(decideNanoseconds) / 1000,
    p99DecideMicroseconds: quantileOfSorted(sorted, 0.99) / 1000,
  };
}

function medianOfMeans(values: readonly number[]): number {
  const stretch = 100;
  const means: number[] = [];
  for (let from = 0; from + stretch <= values.length; from += stretch) {
    means.push(values.slice(from, from + stretch).reduce((sum, value) => sum + value, 0) / stretch);
  }
  return quantileOfSorted(
    means.toSorted((left, right) => left - right),
    0.5,
  );
}

function startedBy(scheduler: PoolScheduler, now: number): string[] {
  return scheduler.decide(now).flatMap((decision) => (decision.kind === 'start' ? [decision.callId] : []));
}

function waitingCall(random: SeededRandom, index: number, now: number): WaitingCall {
  const owner = Math.floor(random.next() * owners);
  const inputTokens = 1 + Math.floor(random.next() * 2000);
  return {
    id: `call-${index}`,
    ownerPath: [`tenant-${owner % 20}`, `department-${owner % 100}`, `agent-${owner}`],
    programId: `program-${Math.floor(random.next() * 20_000)}`,
    serviceClass: serviceClasses[Math.floor(random.next() * serviceClasses.length)] ?? 'standard',
    riskScore: random.next() / 2,
    deadlineAt: null,
    arrivedAt: now,
    inputTokens,
    expectedOutputTokens: 1 + Math.floor(random.next() * 1000),
    contextTokens: inputTokens + Math.floor(random.next() * 5000),
    preemptible: false,
    priorWaitMs: 0,
    programStepsLeft: Math.floor(random.next() * 20),
  };
}
