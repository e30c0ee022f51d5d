import fc from 'fast-check';
import { serviceClasses, type WaitingCall } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { anyLimits, anyPolicy } from './any-pool.ts';

/** What may happen to a pool. Calls are named by small numbers, so that events meet. */
export type PoolEvent =
  | { readonly kind: 'enqueue'; readonly call: WaitingCall; readonly deadlineInMs: number | null }
  | { readonly kind: 'withdraw' | 'finish' | 'finish_unknown' | 'interrupt'; readonly pick: number }
  | { readonly kind: 'progress'; readonly pick: number; readonly tokens: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'resize'; readonly slots: number }
  | { readonly kind: 'reweigh'; readonly weights: Readonly<Record<string, number>> }
  | { readonly kind: 'tools'; readonly free: Readonly<Record<string, number>> }
  | { readonly kind: 'configure'; readonly policy: SchedulingPolicy; readonly limits: PoolLimits };

const anyCall: fc.Arbitrary<WaitingCall> = fc.record(
  {
    id: fc.integer({ min: 0, max: 40 }).map((number) => `call_${number}`),
    ownerPath: fc.constantFrom(['acme'], ['acme', 'a'], ['acme', 'b'], ['bob', 'c', 'd'], ['bob', 'c', 'e'], ['eve']),
    programId: fc.constantFrom('run_1', 'run_2', 'run_3', 'run_4'),
    serviceClass: fc.constantFrom(...serviceClasses),
    riskScore: fc.constantFrom(0, 0.3, 0.9),
    deadlineAt: fc.constant(null),
    arrivedAt: fc.constant(0),
    inputTokens: fc.integer({ min: 0, max: 400 }),
    expectedOutputTokens: fc.integer({ min: 0, max: 300 }),
    contextTokens: fc.integer({ min: 0, max: 900 }),
    preemptible: fc.boolean(),
    priorWaitMs: fc.constantFrom(0, 0, 120),
    programStepsLeft: fc.integer({ min: 0, max: 9 }),
    programWorkLeftMs: fc.integer({ min: 0, max: 900 }),
    tools: fc.constantFrom(['erp'], ['mail'], ['erp', 'mail'], ['web']),
  },
  {
    requiredKeys: [
      'id',
      'ownerPath',
      'programId',
      'serviceClass',
      'riskScore',
      'deadlineAt',
      'arrivedAt',
      'inputTokens',
      'expectedOutputTokens',
      'contextTokens',
      'preemptible',
      'priorWaitMs',
    ],
  },
);

/** Many arrivals and ends, little else. A wait below zero is a clock that jumps back. */
export const anyEvent: fc.Arbitrary<PoolEvent> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('enqueue' as const),
      call: anyCall,
      deadlineInMs: fc.option(fc.integer({ min: 0, max: 4000 })),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('finish' as const), pick: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('progress' as const), pick: fc.nat(9), tokens: fc.nat(400) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), pick: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('finish_unknown' as const), pick: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('interrupt' as const), pick: fc.nat(9) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: -50, max: 800 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), ms: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), slots: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('reweigh' as const),
      weights: fc.dictionary(
        fc.constantFrom('acme', 'bob', 'eve', 'acme/a', 'acme/b', 'bob/c', 'bob/c/d', 'bob/c/e'),
        fc.constantFrom(0.01, 0.5, 1, 7),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tools' as const),
      free: fc.dictionary(fc.constantFrom('erp', 'mail'), fc.integer({ min: -1, max: 2 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('configure' as const), policy: anyPolicy, limits: anyLimits }),
  },
);
