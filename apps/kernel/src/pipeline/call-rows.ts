import type { CallEnergy, CallIntentRow, CallReuse, CallSettlementRow } from '@agent-os/db';
import type { Refusal } from '@agent-os/core/errors';
import { admissionJson } from './admission-json.ts';
import type { Ending, Execution, Identified } from './call.ts';
import type { CallCost } from './cost-of-call.ts';
import type { DirectoryModel } from '../directory/index.ts';
import { noEnergy } from './energy-of-call.ts';
import type { Pricing } from './price.ts';

const errorDetailCharactersMax = 1_000;

/** How a call ended that was given the answer of another. */
export interface ReusedEnd extends Pick<Execution, 'outcome' | 'refusal' | 'httpStatus' | 'modelAnswered'> {
  readonly firstByteUs: number | null;
  readonly reuse: CallReuse;
}

/** What a call came to. */
export interface CallBill extends CallCost {
  /** Undefined when it is not known. */
  readonly energy: CallEnergy | undefined;
}

/** Of a call that was given the answer of another. */
export const nothingPaid: CallBill = { costNanoUsd: 0n, energy: noEnergy };

/** The row that says a call was taken. */
export function intentRow(
  call: Identified,
  model: DirectoryModel | undefined,
  pricing: Pricing | undefined,
  replicaId: string,
): CallIntentRow {
  return {
    organisationId: call.caller.organisation.id,
    id: call.id,
    agentId: call.caller.agent.id,
    departmentId: call.caller.agent.department.id,
    keyId: call.caller.keyId,
    runId: call.runId,
    syscall: call.protocol === 'openai.embeddings' ? 'llm.embed' : 'llm.generate',
    protocol: call.protocol,
    modelRequested: call.facts.modelName,
    modelId: model?.id ?? null,
    providerId: model?.provider.id ?? null,
    poolId: model?.pool.id ?? null,
    priceId: pricing?.price?.id ?? null,
    simulated: model?.provider.simulated ?? false,
    streamed: call.facts.streamed,
    receivedAtUs: call.receivedAtMs * 1000,
    estimatedInputTokens: pricing?.estimatedInputTokens ?? 0,
    maxOutputTokens: pricing?.maxOutputTokens ?? null,
    reservedNanoUsd: pricing?.reservedNanoUsd ?? null,
    replicaId,
    ...(call.claimedValueNanoUsd === undefined ? {} : { claimedValueNanoUsd: call.claimedValueNanoUsd }),
  };
}

/** The row that says how a call ended. */
export function settlementRow(
  call: Ending,
  execution: Execution,
  { costNanoUsd, costLines, energy }: CallBill,
  httpStatus: number,
  finishedAtUs: number,
): CallSettlementRow {
  const { clock } = call;
  const { usage } = execution;
  return {
    ...settlementOf(call, execution.outcome, execution.refusal ?? execution.cutShort, httpStatus, finishedAtUs),
    routing: call.routed?.routing(usage),
    attempts: execution.attempts,
    modelAnswered: execution.modelAnswered,
    inputTokens: usage?.inputTokens ?? null,
    cachedInputTokens: usage?.cachedInputTokens ?? null,
    cacheWriteTokens: usage?.cacheWriteTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    reasoningTokens: usage?.reasoningTokens ?? null,
    usageSource: execution.usageSource,
    costNanoUsd,
    energy,
    costLines,
    firstByteUs:
      execution.firstByteAtMs === undefined ? null : Math.round((execution.firstByteAtMs - clock.startedAtMs) * 1000),
  };
}

const nothingUsed = {
  attempts: 0,
  modelAnswered: null,
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  usageSource: 'none',
  costNanoUsd: 0n,
  energy: noEnergy,
  firstByteUs: null,
} as const;

/** The row of a call that ended before it reached a model: nothing was used, so it costs nothing. */
export function refusedRow(
  call: Ending,
  outcome: 'denied' | 'failed' | 'cancelled',
  refusal: Refusal,
  httpStatus: number,
  finishedAtUs: number,
): CallSettlementRow {
  return {
    ...settlementOf(call, outcome, refusal, httpStatus, finishedAtUs),
    ...nothingUsed,
    routing: call.routed?.routing(undefined),
  };
}

/** The row of a call that was given the answer of another: that one used the tokens and paid for them. */
export function reusedRow(call: Ending, end: ReusedEnd, finishedAtUs: number): CallSettlementRow {
  const { outcome, refusal, httpStatus, modelAnswered, firstByteUs, reuse } = end;
  return {
    ...settlementOf(call, outcome, refusal, httpStatus, finishedAtUs),
    ...nothingUsed,
    routing: call.routed?.routing(undefined),
    modelAnswered,
    firstByteUs,
    reuse,
  };
}

function settlementOf(
  call: Ending,
  outcome: CallSettlementRow['outcome'],
  refusal: Refusal | undefined,
  httpStatus: number,
  finishedAtUs: number,
) {
  const { clock, service } = call;
  return {
    organisationId: call.caller.organisation.id,
    callId: call.id,
    outcome,
    httpStatus,
    errorCode: refusal?.code ?? null,
    errorDetail: refusal?.message.slice(0, errorDetailCharactersMax) ?? null,
    finishedAtUs,
    identifyUs: clock.durationUs('identify'),
    permitUs: clock.durationUs('permit'),
    prepareUs: clock.durationUs('prepare'),
    priceUs: clock.durationUs('price'),
    admitUs: clock.durationUs('admit'),
    executeUs: clock.durationUs('execute'),
    settleUs: clock.durationUs('settle'),
    recordUs: clock.durationUs('record'),
    lastStep: clock.stepsReached,
    serviceClass: service?.serviceClass ?? null,
    claimedClass: service?.loweredFrom ?? null,
    admissionJson: admissionJson(call),
    classReason: service?.explain() ?? null,
    riskPercent: service === undefined ? null : Math.round(service.riskScore * 100),
    reuse: null,
  };
}
