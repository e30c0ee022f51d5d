import type { WaitingCall } from '@agent-os/core/scheduling';
import type { StepEstimate } from '../loops/dispatch/index.ts';
import type { CallIntent } from './call-intent.ts';
import type { Prepared } from './call.ts';
import type { Pricing } from './price.ts';

/** What the scheduler is told of a call; times on the call's own stop-watch. */
export function waitingCallOf(
  call: Prepared,
  { serviceClass, riskScore }: CallIntent,
  { estimatedInputTokens, maxOutputTokens }: Pricing,
  { expectedOutputTokens, programStepsLeft }: StepEstimate,
): WaitingCall {
  const { agent, organisation } = call.caller;
  const { deadlineAtMs } = call.urgency;
  const tools = call.facts.tools?.offered ?? [];
  const arrivedAt = Math.floor(call.clock.startedAtMs);
  // Undefined rather than left out: an object that is put together from parts takes longer.
  return {
    id: call.id,
    ownerPath: [organisation.id, agent.department.id, agent.id],
    programId: call.runId ?? call.id,
    serviceClass,
    riskScore,
    deadlineAt: deadlineAtMs === null ? null : arrivedAt + Math.floor(deadlineAtMs - call.receivedAtMs),
    arrivedAt,
    inputTokens: estimatedInputTokens,
    expectedOutputTokens: Math.min(maxOutputTokens, expectedOutputTokens),
    contextTokens: estimatedInputTokens,
    preemptible: call.model.pool.policy.preemption?.victimClass === serviceClass && canBeginAgain(call),
    priorWaitMs: 0,
    programStepsLeft,
    tools: tools.length === 0 ? undefined : tools,
  };
}

/** Whether an interrupted call can end whole: nobody has seen anything of it yet, or it can be written on. */
function canBeginAgain({ facts, model, urgency }: Prepared): boolean {
  if (urgency.deadlineAtMs !== null) return false;
  return !facts.streamed || (facts.continuable && model.provider.continuesText);
}
