import { setImmediate } from 'node:timers/promises';
import type { SchedulingPolicy, ServiceClass, WaitingCall } from '@agent-os/core/scheduling';
import { CrowdCounter } from './crowd-counter.ts';

/** A millisecond of work, then calls are served again. */
const callsAtOnce = 500;

/** Who waits in one class. */
export class ClassLine {
  readonly #counter: CrowdCounter;
  waiting = 0;
  /** When the one that has waited longest began to; infinite when nobody waits. */
  oldestSince = Infinity;

  constructor(policy: SchedulingPolicy) {
    this.#counter = new CrowdCounter(policy);
  }

  get crowd() {
    return this.#counter.crowd;
  }

  add(call: WaitingCall): void {
    this.waiting += 1;
    this.oldestSince = Math.min(this.oldestSince, call.arrivedAt - call.priorWaitMs);
    this.#counter.add(call);
  }
}

export type LineByClass = Readonly<Record<ServiceClass, ClassLine>>;

/** Looks at everybody who waits, in pieces between which calls are served; a short line is looked at at once. */
export async function lineByClass(calls: readonly WaitingCall[], policy: SchedulingPolicy): Promise<LineByClass> {
  const line = {
    critical: new ClassLine(policy),
    interactive: new ClassLine(policy),
    standard: new ClassLine(policy),
    batch: new ClassLine(policy),
  };
  for (let from = 0; from < calls.length; from += callsAtOnce) {
    if (from > 0) await setImmediate();
    for (const call of calls.slice(from, from + callsAtOnce)) line[call.serviceClass].add(call);
  }
  return line;
}
