import { decidePermission } from '@agent-os/core/policy';
import { accepted, refuse, type Result } from '@agent-os/core/errors';
import { limitsRate, type AttemptFailure } from '@agent-os/core/routing';
import type { CallIntentRow } from '@agent-os/db';
import { WaitingPlace } from '../loops/dispatch/index.ts';
import type { Admitted, Identified, Prepared, Priced } from './call.ts';
import { billHeaders } from './bill-headers.ts';
import { callIntentOf } from './call-intent.ts';
import { intentRow, settlementRow, type CallBill } from './call-rows.ts';
import type { ExecutionEnd } from './conclude-execution.ts';
import { costOfCall } from './cost-of-call.ts';
import { energyOfCall } from './energy-of-call.ts';
import { execute } from './execute.ts';
import { finishCall } from './finish-call.ts';
import { finishedAtUs } from './finished-at-us.ts';
import { limitUse, takenBy, withReservations, writeCharged } from './hold-budgets.ts';
import { holdFitting } from './hold-fitting.ts';
import { learnFromCall } from './learn-from-call.ts';
import { bodyForUpstream, chooseModel } from './prepare.ts';
import { priceCall, type Pricing } from './price.ts';
import { finishRefused, isLeft, refuseBeforeModel } from './refuse-call.ts';
import { askAnother, chooseByRoute, leftLine, priceRoutedCall } from './routing/index.ts';
import type { RunCallDependencies } from './run-call-dependencies.ts';
import { runStepOf } from './run-step-of.ts';
import { sendPlain } from './send-plain.ts';
import { statusToClient } from './status-to-client.ts';
import { usedBy } from './used-by.ts';
import { waitingCallOf } from './waiting-call-of.ts';

/** Steps 2 to 8 for a call whose caller is known. Resolves when the client has its answer; never rejects by design. */
export async function runCall(call: Identified, dependencies: RunCallDependencies): Promise<void> {
  const { clock } = call;
  const { agent, organisation } = call.caller;
  const permission = decidePermission({ agent, modelName: call.facts.modelName });
  const { namedRequests } = dependencies;
  // Whatever becomes of the call: its client has run them.
  dependencies.dispatcher.tools.returned(call);
  // What is only sent again, under its name, goes round in no circle.
  const isRepeated = permission.ok && namedRequests.knows(call, dependencies.nowMs());
  const refusal = permission.ok ? (isRepeated ? undefined : dependencies.loops.admit(call)) : permission.refusal;
  clock.mark('permit', dependencies.nowMs());
  if (refusal !== undefined) return refuseBeforeModel(call, 'denied', refusal, dependencies);

  const named = chooseModel(organisation, call.facts.modelName, call.protocol);
  // Most calls name a model; a name that is none may be a route's.
  const byRoute = named.ok ? undefined : chooseByRoute(call, dependencies, dependencies.nowMs());
  const chosen = byRoute?.model ?? named;
  if (byRoute !== undefined) Object.assign(call, { routed: byRoute.routed });
  if (!chosen.ok) {
    clock.mark('prepare', dependencies.nowMs());
    return refuseBeforeModel(call, 'denied', chosen.refusal, dependencies);
  }
  const model = chosen.value;
  const prepared: Prepared = Object.assign(call, {
    permitted: true as const,
    model,
    upstreamBody: bodyForUpstream(call.rawBody, call.facts, model, call.protocol),
  });
  clock.mark('prepare', dependencies.nowMs());

  const { facts, rawBody, receivedAtMs } = call;
  const firstPricing =
    byRoute === undefined
      ? priceCall(model, facts, rawBody.length, receivedAtMs)
      : priceRoutedCall(byRoute.routed, model, facts, rawBody.length, receivedAtMs);
  const reused = takeAnswerOfAnother(prepared, firstPricing, dependencies);
  if (!reused.ok) {
    clock.mark('price', dependencies.nowMs());
    return refuseBeforeModel(prepared, 'denied', reused.refusal, dependencies, model);
  }
  if (reused.value) return;
  const fitting = holdFitting(prepared, firstPricing, dependencies.budgets);
  const { held, pricing } = fitting instanceof Promise ? await fitting : fitting;
  clock.mark('price', dependencies.nowMs());
  if (!held.ok) {
    const outcome = held.refusal.code === 'client_closed' ? 'cancelled' : 'denied';
    return refuseBeforeModel(prepared, outcome, held.refusal, dependencies, prepared.model);
  }
  const reservation = held.value;
  if (reservation?.limits === true) limitUse(prepared, pricing);
  const intent = withReservations(intentRow(prepared, prepared.model, pricing, dependencies.replicaId), reservation);
  const ticket = dependencies.recorder.recordIntent(intent);
  if (reservation !== undefined) ticket.whenCommitted(() => reservation.prove());
  clock.lap('record', dependencies.nowMs());
  const meant = callIntentOf(prepared, pricing, dependencies.sentences);
  const service = meant instanceof Promise ? await meant : meant;
  const priced: Priced = Object.assign(prepared, { ...pricing, ticket, reservation, service });

  return askForSlot(priced, intent, dependencies, true);
}

/** True when nothing is left to do for the call; refused when it goes by the name of another request. */
function takeAnswerOfAnother(call: Prepared, pricing: Pricing, dependencies: RunCallDependencies): Result<boolean> {
  if (call.idempotencyKey !== null) return dependencies.namedRequests.take(call, pricing, dependencies);
  return accepted(call.caller.agent.mayReuse && dependencies.reuse.take(call, pricing, dependencies));
}

/** Step 5, and what follows it. `isFirst`: nobody has been told of the call yet. */
async function askForSlot(
  priced: Priced,
  intent: CallIntentRow,
  dependencies: RunCallDependencies,
  isFirst: boolean,
): Promise<void> {
  const { clock, model, service } = priced;
  const pool = dependencies.dispatcher.of(model.pool);
  const work = dependencies.dispatcher.work.estimate(runStepOf(priced));
  const waitingCall = waitingCallOf(priced, service, priced, work);
  const { preemptible } = waitingCall;
  const { routed } = priced;
  routed?.begin();
  const asked = pool.ask(waitingCall, routed?.waitsUntilMs);
  const waits = asked instanceof WaitingPlace;
  if (waits && routed !== undefined) asked.others = () => routed.others(dependencies.nowMs());
  if (!waits && asked.ok) {
    clock.mark('admit', dependencies.nowMs());
    const tell = isFirst ? () => begin(priced, intent, dependencies) : undefined;
    return executeAndFinish(priced, intent, { slot: asked.value, preemptible }, dependencies, tell);
  }
  if (isFirst) begin(priced, intent, dependencies);
  const admission = waits ? await pool.wait(asked, priced.answer.gone) : asked;
  clock.mark('admit', dependencies.nowMs());
  if (admission.ok) return executeAndFinish(priced, intent, { slot: admission.value, preemptible }, dependencies);
  routed?.abandon(clock.startedAtMs);
  if (leftLine(priced, waits ? asked : undefined, admission.refusal, dependencies.nowMs())) {
    return askForSlot(priced, intent, dependencies, false);
  }
  const { code } = admission.refusal;
  countRefusal(priced, code, dependencies);
  const outcome = code === 'client_closed' ? 'cancelled' : 'failed';
  return finishRefused(priced, intent, outcome, admission.refusal, dependencies);
}

/** Others are told of the call. */
function begin(priced: Priced, intent: CallIntentRow, dependencies: RunCallDependencies): void {
  dependencies.observer.began(priced, intent);
  dependencies.afterAnswers.add(() => dependencies.loops.catchUp());
}

/** `tell` runs when the request is on its way to the model, so that it costs the call no time. */
function executeAndFinish(
  priced: Priced,
  intent: CallIntentRow,
  admission: Pick<Admitted, 'slot' | 'preemptible'>,
  dependencies: RunCallDependencies,
  tell?: () => void,
): void {
  const admitted: Admitted = Object.assign(priced, admission);
  const startedAtMs = priced.clock.lastMarkMs;
  let untold = tell;
  // Who watches must not break the call: its slot would never be given back.
  const tellOnce = (): void => {
    const work = untold;
    untold = undefined;
    if (work !== undefined) dependencies.afterAnswers.guarded(work);
  };
  const broke = (error: unknown): void => {
    tellOnce();
    admitted.slot.release(null);
    // A fault of ours: the call must end all the same, or it would seem to run for ever.
    dependencies.logger.error({ error, call: priced.id }, 'A call failed inside the kernel');
    const refusal = refuse('internal_error', 'The kernel failed to run this call. Its log has the reason.');
    finishRefused(priced, intent, 'failed', refusal, dependencies);
  };
  try {
    execute(admitted, dependencies, {
      broke,
      goesElsewhere:
        admitted.routed &&
        ((failure) => {
          tellOnce();
          return continueElsewhere(admitted, intent, failure, startedAtMs, dependencies);
        }),
      ended: (end, noteLimits) => {
        tellOnce();
        // Its own answer first: what follows is for others.
        settle(admitted, intent, end, dependencies);
        noteLimits();
        admitted.slot.release(usedBy(end.lastAttempt ?? end.execution.usage));
        const endedAtMs = dependencies.nowMs();
        const learn = (): void => learnFromCall(admitted, end, { startedAtMs, endedAtMs }, dependencies);
        // What fails, or shows that a model works again, is news for the very next call.
        const isNews = end.execution.outcome !== 'settled' || admitted.routed?.isProbe === true;
        if (isNews) learn();
        else dependencies.afterAnswers.add(learn);
      },
    });
    if (untold !== undefined) dependencies.afterAnswers.afterDispatch(tellOnce);
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

/** The model did no work for the call: true when another one is asked for it. */
function continueElsewhere(
  admitted: Admitted,
  intent: CallIntentRow,
  failure: AttemptFailure,
  startedAtMs: number,
  dependencies: RunCallDependencies,
): boolean {
  const { model, slot, clock, routed } = admitted;
  const isProbe = routed?.isProbe === true;
  const nowMs = dependencies.nowMs();
  if (!askAnother(admitted, failure, nowMs)) return false;
  clock.mark('execute', nowMs);
  slot.release({ inputTokens: 0, outputTokens: 0 });
  dependencies.router.learn(model, {
    kind: isRateLimit(failure) ? 'abandoned' : 'failed',
    startedAtMs,
    isProbe,
    firstByteMs: null,
    tokensPerSecond: null,
  });
  askForSlot(admitted, intent, dependencies, false).catch((error: unknown) => {
    dependencies.logger.error(
      { error, call: admitted.id },
      'A call failed inside the kernel on its way to another model',
    );
    const refusal = refuse('internal_error', 'The kernel failed to run this call. Its log has the reason.');
    finishRefused(admitted, intent, 'failed', refusal, dependencies);
  });
  return true;
}

function isRateLimit(failure: AttemptFailure): boolean {
  return failure.kind === 'status' && limitsRate(failure.httpStatus);
}

/** Steps 7 and 8. */
function settle(admitted: Admitted, intent: CallIntentRow, end: ExecutionEnd, dependencies: RunCallDependencies): void {
  const { clock } = admitted;
  clock.mark('execute', dependencies.nowMs());

  const { costNanoUsd, costLines } = costOfCall(admitted, end.execution);
  const energy = energyOfCall(admitted, end.execution);
  const bill = { costNanoUsd, costLines, energy };
  const execution = admitted.sharing?.executionOfOwn(end.execution) ?? end.execution;
  clock.mark('settle', dependencies.nowMs());

  const httpStatus = statusToClient(execution.httpStatus, execution.refusal);
  const endedAtUs = finishedAtUs(admitted, dependencies);
  const loopEnd = { execution, answer: end.answer, costNanoUsd };
  const close = (): void => {
    clock.skip(dependencies.nowMs());
    const settlement = settlementRow(admitted, execution, bill, httpStatus, endedAtUs);
    writeCharged(settlement, admitted, takenBy(end.execution, costNanoUsd, energy), (charged) =>
      finishCall(admitted, intent, charged, dependencies, end.answer),
    );
  };
  if (admitted.ticket.committed) {
    sendRest(admitted, end, bill, dependencies);
    clock.mark('record', dependencies.nowMs());
    // Before the next call, which may come at once with this answer in it.
    dependencies.loops.ended(admitted, loopEnd);
    dependencies.afterAnswers.add(close);
  } else {
    clock.mark('record', dependencies.nowMs());
    dependencies.loops.ended(admitted, loopEnd);
    close();
    dependencies.recorder.afterIntent(admitted.ticket, () => sendRest(admitted, end, bill, dependencies));
  }
}

/** What the client does not have yet: all of a plain answer, the end of a stream, or the reason why there is neither. */
function sendRest(
  call: Admitted,
  { execution, plain, answer }: ExecutionEnd,
  bill: CallBill,
  dependencies: RunCallDependencies,
): void {
  const send = (): void => {
    if (plain !== undefined) return sendPlain(call, plain, bill);
    call.answer.trail(() => billHeaders(bill, call.model));
    if (execution.refusal === undefined || isLeft(call, execution.outcome)) call.answer.end();
    else dependencies.sendRefusal(call, execution.refusal);
  };
  if (call.sharing === undefined) send();
  else call.sharing.conclude({ execution, plain, answer, costNanoUsd: bill.costNanoUsd }, send);
}
