import { decideAdmission, decideStarts } from '@agent-os/core/scheduling';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';

/** The right to use one slot; give it back exactly once. */
export interface SlotLease {
  release(): void;
}

export interface SlotPoolSettings {
  readonly slug: string;
  readonly slots: number;
  readonly queueLimit: number;
  readonly maxWaitMs: number;
}

interface Waiting {
  readonly settle: (result: Result<SlotLease>) => void;
  readonly timer: NodeJS.Timeout;
}

/** The slots of one pool in this process: first come first served, and no slot idle while somebody waits. */
export class SlotPool {
  #settings: SlotPoolSettings;
  #busy = 0;
  readonly #line = new Set<Waiting>();

  constructor(settings: SlotPoolSettings) {
    this.#settings = settings;
  }

  get busy(): number {
    return this.#busy;
  }

  get waiting(): number {
    return this.#line.size;
  }

  /** New limits count from now on: more slots start waiting calls at once, fewer let running ones finish. */
  reconfigure(settings: SlotPoolSettings): void {
    this.#settings = settings;
    this.#startWaiting();
  }

  /** A slot at once when one is free and nobody waits for it. */
  tryAcquire(): SlotLease | undefined {
    return decideAdmission(this.#load()) === 'start' ? this.#lease() : undefined;
  }

  /** Waits in line for a slot. Ends early with a refusal when the line is full, the wait too long, or on abort. */
  acquire(signal: AbortSignal): Promise<Result<SlotLease>> {
    const decision = decideAdmission(this.#load());
    if (decision === 'start') return Promise.resolve(accepted(this.#lease()));
    if (decision === 'refuse') {
      const message = `The pool ${this.#settings.slug} has ${this.#line.size} calls waiting, its limit. Try again later.`;
      return Promise.resolve(refused(refuse('queue_full', message, 5_000)));
    }
    return new Promise((resolve) => {
      const leave = (result: Result<SlotLease>) => {
        this.#line.delete(waiting);
        clearTimeout(waiting.timer);
        signal.removeEventListener('abort', onAbort);
        resolve(result);
      };
      const onAbort = () => leave(refused(refuse('client_closed', 'The client went away while the call waited.')));
      const { maxWaitMs, slug } = this.#settings;
      const timer = setTimeout(() => {
        const message = `No slot of the pool ${slug} came free within ${Math.round(maxWaitMs / 1000)} s. Try again later.`;
        leave(refused(refuse('wait_timeout', message, 5_000)));
      }, maxWaitMs);
      const waiting: Waiting = { settle: leave, timer };
      this.#line.add(waiting);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
    });
  }

  #load() {
    const { slots, queueLimit } = this.#settings;
    return { slots, queueLimit, busy: this.#busy, waiting: this.#line.size };
  }

  #lease(): SlotLease {
    this.#busy += 1;
    let released = false;
    return {
      release: () => {
        if (released) return;
        released = true;
        this.#busy -= 1;
        this.#startWaiting();
      },
    };
  }

  #startWaiting(): void {
    for (let starts = decideStarts(this.#load()); starts > 0; starts -= 1) {
      const first = this.#line.values().next().value;
      if (first === undefined) return;
      first.settle(accepted(this.#lease()));
    }
  }
}
