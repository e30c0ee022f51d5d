import type { Result } from '@agent-os/core/errors';
import type { RateLimits } from '@agent-os/core/routing';
import type { AskedUse, CallUsage, WaitingCall } from '@agent-os/core/scheduling';
import type { AdmissionRecord } from './admission-record.ts';
import type { RunningCall } from './running-calls.ts';
import type { SlotLease, WorkLeft } from './slot-lease.ts';

/** What a lease tells the pool whose slot it is. */
export interface SlotLender {
  progress(callId: string, outputTokens: number): void;
  noteLimits(httpStatus: number, limits: RateLimits): void;
  end(running: RunningCall, usage: CallUsage | null): void;
  /** @param call what is left of it */
  rejoin(running: RunningCall, call: WaitingCall, used: CallUsage, signal: AbortSignal): Promise<Result<SlotLease>>;
}

/** The lease of a call that has just taken a slot; it ends once, by `release` or `rejoin`. */
export class LentSlot implements SlotLease {
  readonly admission: AdmissionRecord | null;
  readonly #lender: SlotLender;
  readonly #running: RunningCall;
  #released = false;

  constructor(lender: SlotLender, running: RunningCall, admission: AdmissionRecord | null) {
    this.#lender = lender;
    this.#running = running;
    this.admission = admission;
  }

  get heldSinceMs(): number | undefined {
    return this.#released || this.#running.interrupted ? undefined : this.#running.stay.startedAt;
  }

  progress(outputTokens: number): void {
    if (this.#released) return;
    this.#running.outputTokens = outputTokens;
    if (this.#running.told) this.#lender.progress(this.#running.call.id, outputTokens);
  }

  asksFor(uses: readonly AskedUse[]): void {
    this.#running.asked = uses;
  }

  noteLimits(httpStatus: number, limits: RateLimits): void {
    this.#lender.noteLimits(httpStatus, limits);
  }

  release(usage: CallUsage | null): void {
    if (this.#released) return;
    this.#released = true;
    this.#lender.end(this.#running, usage);
  }

  whenInterrupted(callback: () => void): void {
    this.#running.onInterrupted = callback;
    if (this.#running.interrupted || this.#running.stoppingSince !== null) callback();
  }

  rejoin(left: WorkLeft, used: CallUsage, signal: AbortSignal): Promise<Result<SlotLease>> {
    this.#released = true;
    const priorWaitMs = this.admission?.why.waitedMs ?? 0;
    return this.#lender.rejoin(this.#running, { ...this.#running.call, ...left, priorWaitMs }, used, signal);
  }
}
