import { httpStatusOf, type Refusal } from '@agent-os/core/errors';
import type { CallIntentRow } from '@agent-os/db';
import type { DirectoryModel } from '../directory/index.ts';
import type { Ending, Identified } from './call.ts';
import { intentRow, refusedRow } from './call-rows.ts';
import { finishCall } from './finish-call.ts';
import { finishedAtUs } from './finished-at-us.ts';
import { nothingTaken, writeCharged } from './hold-budgets.ts';
import { endWithout } from './reuse/index.ts';
import type { RunCallDependencies } from './run-call-dependencies.ts';

/** Ends a call that reaches no model; it is written down like every other. */
export function refuseBeforeModel(
  call: Identified,
  outcome: 'denied' | 'failed' | 'cancelled',
  refusal: Refusal,
  dependencies: RunCallDependencies,
  model?: DirectoryModel,
): void {
  const intent = intentRow(call, model, undefined, dependencies.replicaId);
  dependencies.recorder.recordIntent(intent);
  dependencies.observer.began(call, intent);
  finishRefused(call, intent, outcome, refusal, dependencies);
}

/** Ends a call that was written down before, with a refusal in place of an answer. */
export function finishRefused(
  call: Ending,
  intent: CallIntentRow,
  outcome: 'denied' | 'failed' | 'cancelled',
  because: Refusal,
  dependencies: RunCallDependencies,
): void {
  const refusal = call.cutBy ?? because;
  const settlement = refusedRow(call, outcome, refusal, httpStatusOf(refusal), finishedAtUs(call, dependencies));
  writeCharged(settlement, call, nothingTaken, (charged) => finishCall(call, intent, charged, dependencies));
  const send = (): void => {
    if (isLeft(call, outcome)) call.answer.end();
    else dependencies.sendRefusal(call, refusal);
  };
  if (call.sharing === undefined) send();
  else call.sharing.conclude(endWithout(refusal), send);
}

/** Its client has gone, so that nothing need be said. */
export function isLeft({ cutBy }: Identified, outcome: string): boolean {
  return outcome === 'cancelled' && cutBy === undefined;
}
