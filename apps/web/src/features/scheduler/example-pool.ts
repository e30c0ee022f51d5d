import type { PoolStatus, QueuedCall, ServiceClass } from './scheduler-types.ts';

type ClassNow = PoolStatus['classes'][number];

/** A class of an idle pool, with what a test is about. */
export function exampleClass(serviceClass: ServiceClass, given: Partial<ClassNow> = {}): ClassNow {
  return {
    serviceClass,
    running: 0,
    waiting: 0,
    oldestWaitMs: null,
    boundMs: null,
    starts: 0,
    waitP50Ms: null,
    waitP95Ms: null,
    waitP99Ms: null,
    ...given,
  };
}

/** A waiting call, with what a test is about. */
export function exampleQueued(given: Partial<QueuedCall> = {}): QueuedCall {
  return {
    callId: 'call_1',
    position: 1,
    serviceClass: 'standard',
    queuedAs: 'standard',
    agent: { id: 'agt_1', slug: 'risk-scorer', name: 'Risk scorer' },
    department: { id: 'dep_1', name: 'Financial Services' },
    runId: null,
    waitingSince: 1_000,
    waitedMs: 2_660,
    deadlineAt: null,
    overdueAt: null,
    fairShare: null,
    inputTokens: 1_200,
    expectedOutputTokens: 300,
    stepsLeft: null,
    expectedStartAt: null,
    explanation: 'class standard, fair share 0.42',
    ...given,
  };
}
