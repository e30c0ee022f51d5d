import { budgetInRefusal } from '@agent-os/core/economy';
import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { DirectoryModel } from '../directory/index.ts';
import type { Identified } from '../pipeline/index.ts';
import type { RunningCall } from '../ports/kernel-state.ts';

/** A call in this process as the console lists it; `settlement` is undefined while it runs. */
export function callListItemOf(
  call: Identified,
  intent: CallIntentRow,
  settlement: CallSettlementRow | undefined,
): RunningCall {
  const { agent } = call.caller;
  const model = modelOf(call, intent, settlement);
  return {
    id: intent.id,
    state: settlement?.outcome ?? 'running',
    agent: { id: agent.id, slug: agent.slug, name: agent.name },
    department: { id: agent.department.id, name: agent.department.name },
    teamId: agent.teamId,
    keyId: intent.keyId,
    runId: intent.runId,
    syscall: intent.syscall,
    protocol: call.protocol,
    modelRequested: intent.modelRequested,
    modelAnswered: settlement?.modelAnswered ?? null,
    provider: model?.provider.slug ?? null,
    pool: model?.pool.slug ?? null,
    simulated: intent.simulated,
    streamed: intent.streamed,
    receivedAt: Math.floor(intent.receivedAtUs / 1000),
    finishedAt: settlement === undefined ? null : Math.floor(settlement.finishedAtUs / 1000),
    httpStatus: settlement?.httpStatus ?? null,
    errorCode: settlement?.errorCode ?? null,
    stoppedByBudget: budgetInRefusal(settlement?.errorDetail ?? ''),
    lastStep: settlement?.lastStep ?? call.clock.stepsReached,
    waitUs: call.clock.stepsReached >= admitStep ? call.clock.durationUs('admit') : null,
    executeUs: (settlement?.lastStep ?? 0) >= executeStep ? (settlement?.executeUs ?? null) : null,
    firstByteUs: settlement?.firstByteUs ?? null,
    durationUs: settlement === undefined ? null : settlement.finishedAtUs - intent.receivedAtUs,
    inputTokens: settlement?.inputTokens ?? null,
    outputTokens: settlement?.outputTokens ?? null,
    usageSource: settlement?.usageSource ?? null,
    costNanoUsd: settlement?.costNanoUsd?.toString() ?? null,
    energyMillijoules: settlement?.energy?.millijoules ?? null,
    reservedNanoUsd: intent.reservedNanoUsd?.toString() ?? null,
    reusedFrom: settlement?.reuse?.from ?? null,
  };
}

/** By name, as most calls ask for it; for a route's call the one that answered, or that it set out for. */
function modelOf(
  { caller }: Identified,
  { modelRequested, modelId }: CallIntentRow,
  settlement: CallSettlementRow | undefined,
): DirectoryModel | undefined {
  const { modelsByName } = caller.organisation;
  const named = modelsByName.get(modelRequested);
  if (named !== undefined || modelId === null) return named;
  const servingId = settlement?.routing?.serving?.modelId ?? modelId;
  return [...modelsByName.values()].find(({ id }) => id === servingId);
}

const admitStep = 5;
const executeStep = 6;
