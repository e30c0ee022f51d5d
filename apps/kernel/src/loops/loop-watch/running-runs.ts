import type { Refusal } from '@agent-os/core/errors';
import { cutCall, type Identified } from '../../pipeline/index.ts';

/** Calls under way of each run, so that all of them can be cut when it is stopped. */
export class RunningRuns {
  readonly #calls = new Map<string, Set<Identified>>();

  began(call: Identified): void {
    if (call.runId === null) return;
    const key = keyOf(call.caller.organisation.id, call.runId);
    const calls = this.#calls.get(key);
    if (calls === undefined) this.#calls.set(key, new Set([call]));
    else calls.add(call);
  }

  ended(call: Identified): void {
    if (call.runId === null) return;
    const key = keyOf(call.caller.organisation.id, call.runId);
    const calls = this.#calls.get(key);
    calls?.delete(call);
    if (calls?.size === 0) this.#calls.delete(key);
  }

  has(organisationId: string, runId: string): boolean {
    return this.#calls.has(keyOf(organisationId, runId));
  }

  /** Ends what runs of it: its clients are told why. */
  cut(organisationId: string, runId: string, refusal: Refusal): void {
    for (const call of this.#calls.get(keyOf(organisationId, runId)) ?? []) {
      cutCall(call, refusal);
    }
  }
}

function keyOf(organisationId: string, runId: string): string {
  return `${organisationId} ${runId}`;
}
