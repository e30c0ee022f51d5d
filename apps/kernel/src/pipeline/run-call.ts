import { decidePermission } from '@agent-os/core/policy';
import { httpStatusOf, type Refusal } from '@agent-os/core/errors';
import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { CallRecorder } from '../adapters/journal/index.ts';
import type { SlotLease, SlotPools } from '../adapters/slots/index.ts';
import type { KernelMetrics } from '../telemetry/index.ts';
import { answerHeaders } from './answer-headers.ts';
import type { Admitted, Identified, Prepared, Priced } from './call.ts';
import { intentRow, refusedRow, settlementRow } from './call-rows.ts';
import type { PlainAnswer } from './conclude-execution.ts';
import { costOfCall } from './cost-of-call.ts';
import { execute, type ExecuteDependencies } from './execute.ts';
import { bodyForUpstream, chooseModel } from './prepare.ts';
import { priceCall } from './price.ts';

/** Is told of calls as they begin and end, for everything that shows the present. */
export interface CallObserver {
  began(call: Identified, intent: CallIntentRow): void;
  admitted(call: Identified): void;
  ended(call: Identified, intent: CallIntentRow, settlement: CallSettlementRow, sequence: bigint): void;
}

export interface RunCallDependencies extends ExecuteDependencies {
  readonly recorder: CallRecorder;
  readonly slots: SlotPools;
  readonly metrics: KernelMetrics;
  readonly observer: CallObserver;
  readonly replicaId: string;
  readonly epochMs: () => number;
  /** Sends a refusal in the shape of the call's protocol: a body, or an event when the stream has begun. */
  readonly sendRefusal: (call: Identified, refusal: Refusal) => void;
}

/** Steps 2 to 8 for a call whose caller is known. Resolves when the client has its answer; never rejects by design. */
export async function runCall(call: Identified, dependencies: RunCallDependencies): Promise<void> {
  const { clock } = call;
  const { agent, organisation } = call.caller;
  const permission = decidePermission({ agent, modelName: call.facts.modelName });
  clock.mark('permit', dependencies.nowMs());
  if (!permission.ok) return refuseBeforeModel(call, 'denied', permission.refusal, dependencies);

  const route = chooseModel(organisation, call.facts.modelName, call.protocol);
  if (!route.ok) {
    clock.mark('prepare', dependencies.nowMs());
    return refuseBeforeModel(call, 'denied', route.refusal, dependencies);
  }
  const model = route.value;
  const prepared: Prepared = Object.assign(call, {
    permitted: true as const,
    model,
    upstreamBody: bodyForUpstream(call.rawBody, call.facts, model),
  });
  clock.mark('prepare', dependencies.nowMs());

  const pricing = priceCall(model, call.facts, call.rawBody.length, call.receivedAtMs);
  const intent = intentRow(prepared, model, pricing, dependencies.replicaId);
  clock.mark('price', dependencies.nowMs());
  const ticket = dependencies.recorder.recordIntent(intent);
  const priced: Priced = Object.assign(prepared, { ...pricing, ticket });
  dependencies.observer.began(priced, intent);
  clock.lap('record', dependencies.nowMs());

  const pool = dependencies.slots.of(model.pool);
  const atOnce = pool.tryAcquire();
  const admission = atOnce === undefined ? await pool.acquire(call.answer.gone) : { ok: true as const, value: atOnce };
  clock.mark('admit', dependencies.nowMs());
  if (!admission.ok) {
    const outcome = admission.refusal.code === 'client_closed' ? 'cancelled' : 'failed';
    return finishRefused(priced, intent, outcome, admission.refusal, dependencies);
  }
  dependencies.observer.admitted(priced);
  return executeAndFinish(priced, intent, admission.value, dependencies);
}

async function executeAndFinish(
  priced: Priced,
  intent: CallIntentRow,
  slot: SlotLease,
  dependencies: RunCallDependencies,
): Promise<void> {
  const { clock, answer } = priced;
  const admitted: Admitted = Object.assign(priced, { slot });
  let end;
  try {
    end = await execute(admitted, dependencies);
  } finally {
    slot.release();
  }
  const { execution, plain } = end;
  clock.mark('execute', dependencies.nowMs());

  const costNanoUsd = costOfCall(admitted, execution);
  clock.mark('settle', dependencies.nowMs());

  const httpStatus = statusToClient(execution.httpStatus, execution.refusal);
  clock.mark('record', dependencies.nowMs());
  const settlement = settlementRow(admitted, execution, costNanoUsd, httpStatus, dependencies.epochMs());
  finish(admitted, intent, settlement, dependencies);

  dependencies.recorder.afterIntent(admitted.ticket, () => {
    if (execution.outcome === 'cancelled') answer.end();
    else if (plain !== undefined) sendPlain(admitted, plain, costNanoUsd);
    else if (execution.refusal !== undefined) dependencies.sendRefusal(admitted, execution.refusal);
    else answer.end();
  });
}

function statusToClient(httpStatus: number, refusal: Refusal | undefined): number {
  return httpStatus === 0 && refusal !== undefined ? httpStatusOf(refusal) : httpStatus;
}

function sendPlain(call: Admitted, plain: PlainAnswer, costNanoUsd: bigint | null): void {
  const headers = answerHeaders(plain.headers, call.id, call.model, call.clock.durationUs('admit'));
  if (costNanoUsd !== null) headers['x-agent-cost'] = usdText(costNanoUsd);
  headers['content-length'] = String(plain.body.length);
  call.answer.start(plain.httpStatus, headers);
  call.answer.end(plain.body);
}

/** Exact decimal USD. */
function usdText(nanoUsd: bigint): string {
  const digits = nanoUsd.toString().padStart(10, '0');
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

function refuseBeforeModel(
  call: Identified,
  outcome: 'denied' | 'failed',
  refusal: Refusal,
  dependencies: RunCallDependencies,
): void {
  const intent = intentRow(call, undefined, undefined, dependencies.replicaId);
  dependencies.recorder.recordIntent(intent);
  dependencies.observer.began(call, intent);
  finishRefused(call, intent, outcome, refusal, dependencies);
}

function finishRefused(
  call: Identified,
  intent: CallIntentRow,
  outcome: 'denied' | 'failed' | 'cancelled',
  refusal: Refusal,
  dependencies: RunCallDependencies,
): void {
  const settlement = refusedRow(call, outcome, refusal, httpStatusOf(refusal), dependencies.epochMs());
  finish(call, intent, settlement, dependencies);
  if (outcome === 'cancelled') call.answer.end();
  else dependencies.sendRefusal(call, refusal);
}

function finish(
  call: Identified,
  intent: CallIntentRow,
  settlement: CallSettlementRow,
  dependencies: RunCallDependencies,
): void {
  const { recorder, metrics, observer } = dependencies;
  recorder.recordSettlement(settlement, (sequence) => observer.ended(call, intent, settlement, sequence));
  call.clock.lap('record', dependencies.nowMs());
  metrics.observeSteps((step) => call.clock.durationUs(step), call.clock.stepsReached);
  metrics.countEnded(settlement.outcome, call.protocol);
}
