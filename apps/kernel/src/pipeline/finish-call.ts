import type { CallIntentRow, CallSettlementRow } from '@agent-os/db';
import type { AnswerBytes } from '../adapters/payloads/index.ts';
import type { Identified } from './call.ts';
import type { RunCallDependencies } from './run-call-dependencies.ts';

/** Step 8 for the end of a call: the journal, whoever watches, the figures, the messages. */
export function finishCall(
  call: Identified,
  intent: CallIntentRow,
  settlement: CallSettlementRow,
  dependencies: RunCallDependencies,
  answer?: AnswerBytes,
): void {
  const { recorder, metrics, observer } = dependencies;
  recorder.recordSettlement(settlement, (sequence) => observer.recorded(call, intent, settlement, sequence));
  observer.finished(intent);
  dependencies.loops.closed(call);
  call.clock.lap('record', dependencies.nowMs());
  metrics.observeSteps((step) => call.clock.durationUs(step), call.clock.stepsReached);
  if (settlement.energy !== undefined) metrics.energy.count(settlement.energy, intent.simulated);
  metrics.countEnded(settlement.outcome, call.protocol);
  dependencies.payloads.capture(call.caller.organisation, call.id, call.rawBody, answer);
}
