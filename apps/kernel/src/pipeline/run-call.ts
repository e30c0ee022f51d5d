import { decidePermission } from '@agent-os/core/policy';
import { httpStatusOf, refuse, type Refusal } from '@agent-os/core/errors';
import type { CallIntentRow } from '@agent-os/db';
import { WaitingPlace } from '../loops/dispatch/index.ts';
import type { Admitted, Ending, Identified, Prepared, Priced } from './call.ts';
import { callIntentOf } from './call-intent.ts';
import { intentRow, refusedRow, settlementRow } from './call-rows.ts';
import type { ExecutionEnd } from './conclude-execution.ts';
import { costOfCall } from './cost-of-call.ts';
import { execute } from './execute.ts';
import { finishCall, finishedAtUs, statusToClient } from './finish-call.ts';
import { bodyForUpstream, chooseModel } from './prepare.ts';
import { priceCall } from './price.ts';
import { endWithout } from './reuse/index.ts';
import type { RunCallDependencies } from './run-call-dependencies.ts';
import { sendPlain } from './send-plain.ts';
import { usedBy } from './used-by.ts';
import { waitingCallOf } from './waiting-call-of.ts';

/** Steps 2 to 8 for a call whose caller is known. Resolves when the client has its answer; never rejects by design. */
export async function runCall(call: Identified, dependencies: RunCallDependencies): Promise<void> {
  const { clock } = call;
  const { agent, organisation } = call.caller;
  const permission = decidePermission({ agent, modelName: call.facts.modelName });
  const refusal = permission.ok ? dependencies.loops.admit(call) : permission.refusal;
  clock.mark('permit', dependencies.nowMs());
  if (refusal !== undefined) return refuseBeforeModel(call, 'denied', refusal, dependencies);

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
  if (agent.mayReuse && dependencies.reuse.take(prepared, pricing, dependencies)) return;
  const intent = intentRow(prepared, model, pricing, dependencies.replicaId);
  clock.mark('price', dependencies.nowMs());
  const ticket = dependencies.recorder.recordIntent(intent);
  clock.lap('record', dependencies.nowMs());
  const service = callIntentOf(prepared, pricing);
  const priced: Priced = Object.assign(prepared, { ...pricing, ticket, service });

  const pool = dependencies.dispatcher.of(model.pool);
  const expectedOutputTokens = dependencies.dispatcher.expectedOutput.of(agent.id, pricing.maxOutputTokens);
  const waitingCall = waitingCallOf(prepared, service, pricing, expectedOutputTokens);
  const { preemptible } = waitingCall;
  const asked = pool.ask(waitingCall);
  const waits = asked instanceof WaitingPlace;
  if (!waits && asked.ok) {
    clock.mark('admit', dependencies.nowMs());
    return executeAndFinish(priced, intent, { slot: asked.value, preemptible }, dependencies, () =>
      dependencies.observer.began(priced, intent),
    );
  }
  dependencies.observer.began(priced, intent);
  const admission = waits ? await pool.wait(asked, prepared.answer.gone) : asked;
  clock.mark('admit', dependencies.nowMs());
  if (!admission.ok) {
    const { code } = admission.refusal;
    countRefusal(priced, code, dependencies);
    const outcome = code === 'client_closed' ? 'cancelled' : 'failed';
    return finishRefused(priced, intent, outcome, admission.refusal, dependencies);
  }
  return executeAndFinish(priced, intent, { slot: admission.value, preemptible }, dependencies);
}

/** `afterDispatch` runs when the request is on its way to the model, so that it costs the call no time. */
function executeAndFinish(
  priced: Priced,
  intent: CallIntentRow,
  admission: Pick<Admitted, 'slot' | 'preemptible'>,
  dependencies: RunCallDependencies,
  afterDispatch?: () => void,
): void {
  const admitted: Admitted = Object.assign(priced, admission);
  const broke = (error: unknown): void => {
    admitted.slot.release(null);
    // A fault of ours: the call must end all the same, or it would seem to run for ever.
    dependencies.logger.error({ error, call: priced.id }, 'A call failed inside the kernel');
    const refusal = refuse('internal_error', 'The kernel failed to run this call. Its log has the reason.');
    finishRefused(priced, intent, 'failed', refusal, dependencies);
  };
  try {
    execute(admitted, dependencies, {
      broke,
      ended: (end) => {
        // Its own answer first: what follows is for others.
        settle(admitted, intent, end, dependencies);
        admitted.slot.release(usedBy(end.lastAttempt ?? end.execution.usage));
        learn(admitted, end, dependencies);
      },
    });
    afterDispatch?.();
  } catch (error) {
    broke(error);
  }
}

function countRefusal({ service }: Priced, code: string, { metrics }: RunCallDependencies): void {
  metrics.scheduler.countClassified(service.serviceClass, service.source);
  if (code === 'client_closed') return;
  metrics.scheduler.countNotAdmitted(service.serviceClass, code);
  metrics.scheduler.countReaped(service.serviceClass, code);
}

/** What the next calls of this agent, and their waiting, are judged by. */
function learn(call: Admitted, { execution }: ExecutionEnd, { dispatcher, metrics }: RunCallDependencies): void {
  const { serviceClass, source } = call.service;
  metrics.scheduler.countClassified(serviceClass, source);
  metrics.scheduler.observeServed({
    serviceClass,
    departmentId: call.caller.agent.department.id,
    waitUs: call.clock.durationUs('admit'),
    serviceUs: call.clock.durationUs('execute'),
  });
  if (execution.refusal !== undefined) metrics.scheduler.countReaped(serviceClass, execution.refusal.code);
  if (execution.outcome !== 'settled' || execution.usage === undefined) return;
  dispatcher.expectedOutput.learn(call.caller.agent.id, execution.usage.outputTokens);
}

/** Steps 7 and 8. */
function settle(admitted: Admitted, intent: CallIntentRow, end: ExecutionEnd, dependencies: RunCallDependencies): void {
  const { clock } = admitted;
  clock.mark('execute', dependencies.nowMs());

  const costNanoUsd = costOfCall(admitted, end.execution);
  const execution = admitted.sharing?.executionOfOwn(end.execution) ?? end.execution;
  clock.mark('settle', dependencies.nowMs());

  const httpStatus = statusToClient(execution.httpStatus, execution.refusal);
  const endedAtUs = finishedAtUs(admitted, dependencies);
  const loopEnd = { execution, answer: end.answer, costNanoUsd };
  const close = (): void => {
    clock.skip(dependencies.nowMs());
    const settlement = settlementRow(admitted, execution, costNanoUsd, httpStatus, endedAtUs);
    finishCall(admitted, intent, settlement, dependencies, end.answer);
  };
  if (admitted.ticket.committed) {
    sendRest(admitted, end, costNanoUsd, dependencies);
    clock.mark('record', dependencies.nowMs());
    // Not later: the next call may come at once, with this answer in it.
    dependencies.loops.ended(admitted, loopEnd);
    dependencies.afterAnswers.add(close);
  } else {
    clock.mark('record', dependencies.nowMs());
    dependencies.loops.ended(admitted, loopEnd);
    close();
    dependencies.recorder.afterIntent(admitted.ticket, () => sendRest(admitted, end, costNanoUsd, dependencies));
  }
}

/** What the client does not have yet: all of a plain answer, the end of a stream, or the reason why there is neither. */
function sendRest(
  call: Admitted,
  { execution, plain, answer }: ExecutionEnd,
  costNanoUsd: bigint | null,
  dependencies: RunCallDependencies,
): void {
  const send = (): void => {
    if (plain !== undefined) sendPlain(call, plain, costNanoUsd);
    else if (execution.refusal === undefined || execution.outcome === 'cancelled') call.answer.end();
    else dependencies.sendRefusal(call, execution.refusal);
  };
  if (call.sharing === undefined) send();
  else call.sharing.conclude({ execution, plain, answer, costNanoUsd }, send);
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
  call: Ending,
  intent: CallIntentRow,
  outcome: 'denied' | 'failed' | 'cancelled',
  refusal: Refusal,
  dependencies: RunCallDependencies,
): void {
  const settlement = refusedRow(call, outcome, refusal, httpStatusOf(refusal), finishedAtUs(call, dependencies));
  finishCall(call, intent, settlement, dependencies);
  const send = (): void => {
    if (outcome === 'cancelled') call.answer.end();
    else dependencies.sendRefusal(call, refusal);
  };
  if (call.sharing === undefined) send();
  else call.sharing.conclude(endWithout(refusal), send);
}
