import type { PowerCapEvent } from '@agent-os/core/devices';
import { poolId, slotsUnder } from './simulated-organisation.ts';

/** The power caps of a story, and what they allow, reckoned apart from what kernels make of them. Times by the database's clock. */
export class CapsOfStory {
  readonly #slots: number;
  #caps: readonly { readonly percent: number; readonly fromMs: number; readonly untilMs: number }[] = [];

  constructor(slots: number) {
    this.#slots = slots;
  }

  get events(): readonly PowerCapEvent[] {
    return this.#caps.map(({ percent, fromMs, untilMs }, index) => ({
      id: `cap_${index + 1}`,
      scope: 'pool',
      scopeId: poolId,
      fromMs,
      untilMs,
      liftedAtMs: null,
      cut: { kind: 'percent', percent },
    }));
  }

  set(percent: number, fromMs: number, forMs: number): void {
    this.#caps = [...this.#caps, { percent, fromMs, untilMs: fromMs + forMs }];
  }

  lift(): void {
    this.#caps = [];
  }

  /** What may run at most. One call may always run: what must run would else never end. */
  slotsAt(nowMs: number): number {
    const inForce = this.#caps.filter(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs);
    const strictest = inForce.length === 0 ? undefined : Math.max(...inForce.map(({ percent }) => percent));
    return Math.max(1, slotsUnder(strictest, this.#slots));
  }
}
