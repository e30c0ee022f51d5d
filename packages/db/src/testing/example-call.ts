import { newId } from '../ids/index.ts';
import type { CallIntentRow, CallSettlementRow } from '../journal/index.ts';

/** A call that an agent of the organisation might make; every id is new. */
export function exampleIntent(organisationId: string, changes: Partial<CallIntentRow> = {}): CallIntentRow {
  return {
    organisationId,
    id: newId('call', 1_763_700_000_000),
    agentId: newId('agt', 1),
    departmentId: newId('dep', 1),
    keyId: newId('key', 1),
    runId: newId('run', 1),
    syscall: 'llm.generate',
    protocol: 'openai.chat',
    modelRequested: 'reference-small',
    modelId: newId('mdl', 1),
    providerId: newId('prv', 1),
    poolId: newId('pol', 1),
    priceId: newId('prc', 1),
    simulated: true,
    streamed: true,
    receivedAtUs: 1_763_700_000_000_000,
    estimatedInputTokens: 500,
    maxOutputTokens: 1_000,
    reservedNanoUsd: 12_000_000n,
    replicaId: 'replica-1',
    ...changes,
  };
}

/** How that call might have ended. */
export function exampleSettlement(
  intent: Pick<CallIntentRow, 'organisationId' | 'id' | 'receivedAtUs'>,
  changes: Partial<CallSettlementRow> = {},
): CallSettlementRow {
  return {
    organisationId: intent.organisationId,
    callId: intent.id,
    outcome: 'settled',
    httpStatus: 200,
    errorCode: null,
    errorDetail: null,
    attempts: 1,
    modelAnswered: 'reference-small',
    inputTokens: 480,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 220,
    reasoningTokens: 0,
    usageSource: 'provider',
    costNanoUsd: 4_200_000n,
    finishedAtUs: intent.receivedAtUs + 800_000,
    identifyUs: 4,
    permitUs: 11,
    prepareUs: 9,
    priceUs: 7,
    admitUs: 120,
    executeUs: 799_000,
    settleUs: 20,
    recordUs: 400,
    firstByteUs: 90_000,
    lastStep: 8,
    serviceClass: 'standard',
    claimedClass: null,
    admissionJson: null,
    classReason: 'standard, as nothing says otherwise; risk 0.00',
    riskPercent: 0,
    reuse: null,
    ...changes,
  };
}
