import type { Result } from '@agent-os/core/errors';
import type { WaitingCall } from '@agent-os/core/scheduling';
import type { SlotLease } from './slot-lease.ts';

/** A call in line, and how its waiting ends. */
export class WaitingPlace {
  readonly call: WaitingCall;
  /** When it gives up. */
  readonly untilMs: number;
  #result: Result<SlotLease> | undefined;
  #tell: ((result: Result<SlotLease>) => void) | undefined;

  constructor(call: WaitingCall, untilMs: number) {
    this.call = call;
    this.untilMs = untilMs;
  }

  /** How it ended; undefined while it waits. */
  get result(): Result<SlotLease> | undefined {
    return this.#result;
  }

  end(result: Result<SlotLease>): void {
    this.#result = result;
    this.#tell?.(result);
  }

  /** Calls back when it ends, which is not yet. */
  onEnd(tell: (result: Result<SlotLease>) => void): void {
    this.#tell = tell;
  }
}
