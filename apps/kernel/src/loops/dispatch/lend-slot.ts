import type { Result } from '@agent-os/core/errors';
import type { RateLimits } from '@agent-os/core/routing';
import type { CallUsage, WaitingCall } from '@agent-os/core/scheduling';
import type { AdmissionRecord } from './admission-record.ts';
import type { RunningCall } from './running-calls.ts';
import type { SlotLease } from './slot-lease.ts';

/** What a lease tells the pool whose slot it is. */
export interface SlotLender {
  progress(callId: string, outputTokens: number): void;
  noteLimits(httpStatus: number, limits: RateLimits): void;
  end(running: RunningCall, usage: CallUsage | null): void;
  /** @param call what is left of it */
  rejoin(running: RunningCall, call: WaitingCall, used: CallUsage, signal: AbortSignal): Promise<Result<SlotLease>>;
}

/** The lease of a call that has just taken a slot; it ends once, by `release` or `rejoin`. */
export function lendSlot(lender: SlotLender, running: RunningCall, admission: AdmissionRecord | null): SlotLease {
  const { call } = running;
  let released = false;
  return {
    admission,
    get heldSinceMs() {
      return released || running.interrupted ? undefined : running.stay.startedAt;
    },
    progress: (outputTokens) => {
      if (released) return;
      running.outputTokens = outputTokens;
      if (running.told) lender.progress(call.id, outputTokens);
    },
    asksFor: (uses) => {
      running.asked = uses;
    },
    noteLimits: (httpStatus, limits) => lender.noteLimits(httpStatus, limits),
    release: (usage) => {
      if (released) return;
      released = true;
      lender.end(running, usage);
    },
    whenInterrupted: (callback) => {
      running.onInterrupted = callback;
      if (running.interrupted || running.stoppingSince !== null) callback();
    },
    rejoin: (left, used, signal) => {
      released = true;
      const priorWaitMs = admission?.why.waitedMs ?? 0;
      return lender.rejoin(running, { ...call, ...left, priorWaitMs }, used, signal);
    },
  };
}
