import { ToolLedger, type AskedUse, type ToolLimit, type ToolUser, type WaitingCall } from '@agent-os/core/scheduling';
import type { PoolFacts } from '../pool-facts.ts';
import { WakeTimer } from '../wake-timer.ts';

/** How a use of a limited tool ended. */
export type ToolUseEnd = 'result' | 'call' | 'timeout';

/** A pool of the organisation, which may have calls in line that wait for a tool. */
export interface ToolTaker {
  facts(): Pick<PoolFacts, 'line'>;
  /** Uses have come free: whoever may start, does. */
  takeTools(): void;
}

export interface ToolGateDependencies {
  readonly nowMs: () => number;
  readonly ended: (how: ToolUseEnd, uses: number) => void;
}

/** The limited tools of one organisation in this process, which all its pools take uses of (docs/decisions/0033). */
export class ToolGate {
  readonly #dependencies: ToolGateDependencies;
  readonly #ledger = new ToolLedger();
  /** Who started a call with a limited tool last stands last, and is the last to take what comes free. */
  readonly #takers = new Set<ToolTaker>();
  readonly #wake = new WakeTimer(() => this.expire());
  #isDue = false;

  constructor(dependencies: ToolGateDependencies) {
    this.#dependencies = dependencies;
  }

  get ledger(): Pick<ToolLedger, 'free' | 'usesOf' | 'limitOf' | 'inUse'> {
    return this.#ledger;
  }

  get takers(): Iterable<ToolTaker> {
    return this.#takers;
  }

  configure(limits: Iterable<ToolLimit>): void {
    this.#ledger.configure(limits);
    this.offer();
  }

  join(taker: ToolTaker): void {
    this.#takers.add(taker);
  }

  leave(taker: ToolTaker): void {
    this.#takers.delete(taker);
  }

  /** A call that offers limited tools has taken a slot. */
  started({ id, ownerPath, programId, tools = [] }: WaitingCall, taker: ToolTaker): void {
    if (this.#takers.delete(taker)) this.#takers.add(taker);
    const user = { agentId: ownerPath.at(-1) ?? '', runId: programId === id ? null : programId };
    this.#ledger.reserve(id, user, tools, this.#now());
  }

  /** It has left its slot; its answer asks for these uses. */
  ended(callId: string, asked: readonly AskedUse[], reserved: number): void {
    const before = this.#ledger.inUse;
    this.#ledger.finish(callId, asked, this.#now());
    const kept = this.#ledger.inUse - (before - reserved);
    if (reserved > kept) this.#dependencies.ended('call', reserved - kept);
    this.#offerSoon();
    this.#wakeWhenDue();
  }

  /** Results of tools have come, of calls that have ended. */
  returned(user: ToolUser, ids: readonly string[]): void {
    const ended = this.#ledger.returned(user, ids);
    if (ended === 0) return;
    this.#dependencies.ended('result', ended);
    this.offer();
  }

  /** Uses end whose results nobody sent in time. */
  expire(): void {
    const ended = this.#ledger.expire(this.#now());
    if (ended > 0) {
      this.#dependencies.ended('timeout', ended);
      this.offer();
    }
    this.#wakeWhenDue();
  }

  /** What has come free is offered to the pools in turn, who had none for longest first. */
  offer(): void {
    this.#isDue = false;
    // Whoever takes one moves to the end meanwhile.
    const inTurn = Array.from(this.#takers);
    for (const taker of inTurn) taker.takeTools();
  }

  /** In a turn of its own: the pool that gave it back may still be deciding. */
  #offerSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      if (this.#isDue) this.offer();
    });
  }

  #wakeWhenDue(): void {
    const at = this.#ledger.nextExpiryAt;
    if (at === null) this.#wake.clear();
    else this.#wake.setBy(at, this.#now());
  }

  #now(): number {
    return Math.floor(this.#dependencies.nowMs());
  }
}
