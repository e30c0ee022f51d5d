import type { Call } from './call-types.ts';

/** A call of the list, for tests. */
export function exampleCall(id: string, change: Partial<Call> = {}): Call {
  return {
    id,
    state: 'running',
    agent: { id: 'agt_1', slug: 'one', name: 'One' },
    department: { id: 'dep_1', name: 'Sales' },
    teamId: null,
    keyId: null,
    runId: null,
    syscall: 'llm.generate',
    protocol: 'openai.chat',
    modelRequested: 'small',
    modelAnswered: null,
    provider: null,
    pool: null,
    simulated: true,
    streamed: false,
    receivedAt: 1,
    finishedAt: null,
    httpStatus: null,
    errorCode: null,
    stoppedByBudget: null,
    lastStep: 5,
    waitUs: null,
    executeUs: null,
    firstByteUs: null,
    durationUs: null,
    inputTokens: null,
    outputTokens: null,
    usageSource: null,
    costNanoUsd: null,
    reservedNanoUsd: null,
    reusedFrom: null,
    ...change,
  };
}
