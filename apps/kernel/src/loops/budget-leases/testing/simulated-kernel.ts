import type { Budget } from '@agent-os/core/economy';
import type { StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import type { BudgetLeaseStore } from '../../../ports/budget-lease-store.ts';
import type { SlotLeaseStore } from '../../../ports/slot-lease-store.ts';
import { SlotLeaseLoop } from '../../slot-leases/index.ts';
import { BudgetLeaseLoop, type BudgetedCall, type BudgetReservation } from '../index.ts';

/** What a simulated kernel does wrong, so that the checks have something to find. */
export interface KernelFaults {
  /** It spends its leases for as long as it lives, whatever became of its session. */
  readonly forgetsExpiry?: boolean;
  /** What a throttled budget lets out, it reads from its wall clock. */
  readonly trustsOwnClock?: boolean;
  /** It does not say what it may promise before the database hears of it. */
  readonly hidesPromises?: boolean;
  /** What a call does not take is free before its end is in the journal. */
  readonly freesEarly?: boolean;
}

/** The database as one kernel meets it, and what the world is told. */
export interface KernelSurroundings {
  readonly organisationId: string;
  readonly budgets: readonly Budget[];
  readonly sessions: SlotLeaseStore;
  readonly leases: BudgetLeaseStore;
  readonly faults: KernelFaults;
  /** Passes evenly. */
  readonly trueMs: () => number;
  /** Wall clock at the beginning. */
  readonly epochMs: number;
  readonly record: (lines: readonly JournalLine[]) => void;
  readonly began: (call: OpenCall) => void;
  readonly ended: (id: string, charges: readonly StoredPart[]) => void;
}

export interface OpenCall {
  readonly id: string;
  readonly kernel: SimulatedKernel;
  readonly held: readonly StoredPart[];
  readonly reservation: BudgetReservation;
}

/** What outlives the process. */
export type JournalLine =
  | { readonly kind: 'begins'; readonly call: OpenCall }
  | { readonly kind: 'ends'; readonly id: string; readonly charges: readonly StoredPart[] };

// Only what a loop reads of a caller and a model.
const agent = { id: 'agt_1', department: { id: 'dep_1' } };
const model = { id: 'mdl_1', name: 'm', prices: [] };
const gone = new AbortController().signal;

/** A kernel's session and its leases of budgets, as they are in production, with faults between them and the world. */
export class SimulatedKernel {
  readonly name: string;
  readonly journal: JournalLine[];
  isDead = false;
  /** The database does not answer, or its answers are lost. */
  isCutOff = false;
  wallClockOffMs = 0;
  #pausedUntilMs = -Infinity;
  #calls = 0;
  #isCommitting = false;
  readonly #session: SlotLeaseLoop;
  readonly #budgets: BudgetLeaseLoop;
  readonly #world: KernelSurroundings;

  /** @param journal what the last kernel of this name has left */
  constructor(name: string, journal: JournalLine[], world: KernelSurroundings) {
    this.name = name;
    this.journal = journal;
    this.#world = world;
    const nowMs = world.trueMs;
    const epochMs = (): number => world.epochMs + nowMs() + this.wallClockOffMs;
    const logger = { warn: () => undefined, error: () => undefined };
    const pools = () => ({ find: () => undefined, refit: () => undefined });
    this.#session = new SlotLeaseLoop({
      store: this.#sessionsThroughFaults(world.sessions),
      replica: name,
      outlivesStore: false,
      pools,
      newSession: () => `${name}-${nowMs()}`,
      nowMs,
      epochMs,
      logger,
    });
    this.#budgets = new BudgetLeaseLoop({
      store: this.#leasesThroughFaults(world.leases, epochMs),
      kernel: world.faults.forgetsExpiry === true ? this.#eternal() : this.#session,
      outlivesStore: false,
      // Of end users that call in turn, all but one are given up again and again.
      rememberedMax: 1,
      nowMs,
      epochMs,
      logger,
    });
    this.#budgets.configured({ id: world.organisationId, budgets: world.budgets });
  }

  get isPaused(): boolean {
    return this.#world.trueMs() < this.#pausedUntilMs;
  }

  async start(): Promise<void> {
    await this.#session.start();
    await this.#budgets.start();
  }

  async stop(): Promise<void> {
    await this.#budgets.stop();
    await this.#session.stop();
  }

  pause(forMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#world.trueMs() + forMs);
  }

  announced(payload: string): void {
    this.#budgets.announced(payload);
  }

  /** A call for an end user that may cost so much. @returns whether it went to its model */
  async ask(nanoUsd: bigint, user: string): Promise<boolean> {
    const caller = { organisation: { id: this.#world.organisationId }, agent };
    const most = { usd: nanoUsd, tokens: null, credits: null, energy: null };
    const call = { caller, models: [model], runId: null, user, most, gone: () => gone } as unknown as BudgetedCall;
    const held = await this.#budgets.hold(call);
    if (!held.ok || held.value === undefined || this.isDead) return false;
    this.#calls += 1;
    const id = `${this.name} since ${this.#world.trueMs()} ${this.#calls}`;
    const open = { id, kernel: this, held: held.value.amounts, reservation: held.value };
    this.journal.push({ kind: 'begins', call: open });
    this.#world.began(open);
    return true;
  }

  /** The call took so much of what it held. */
  end({ id, reservation }: OpenCall, nanoUsd: bigint): void {
    const charges = reservation.chargesFor({ usd: nanoUsd, tokens: null, credits: null, energy: null }, '');
    reservation.release(charges);
    // A kernel that dies here charges all that it held.
    if (this.#world.faults.freesEarly === true) return;
    this.journal.push({ kind: 'ends', id, charges });
    this.#world.ended(id, charges);
  }

  /** Sends what is in the journal; what is not known to have come is sent again. */
  async commit(): Promise<void> {
    if (this.#isCommitting) return;
    this.#isCommitting = true;
    try {
      const lines = [...this.journal];
      if (lines.length === 0) return;
      await this.#through(async () => this.#world.record(lines));
      this.journal.splice(0, lines.length);
      for (const line of lines) if (line.kind === 'begins') line.call.reservation.prove();
    } catch {
      // Lost on the way there or back.
    } finally {
      this.#isCommitting = false;
    }
  }

  #eternal(): Pick<SlotLeaseLoop, 'session' | 'until'> {
    const session = this.#session;
    return {
      get session() {
        return session.session;
      },
      until: { ms: Infinity },
    };
  }

  /** A process that stands still sends nothing and hears nothing; a dead one never again. */
  async #moment(): Promise<void> {
    do {
      await new Promise((resolve) => {
        setTimeout(resolve, this.isPaused ? this.#pausedUntilMs - this.#world.trueMs() : 5);
      });
    } while (this.isPaused);
    if (this.isDead) await new Promise(() => undefined);
    if (this.isCutOff) throw new Error('The database does not answer.');
  }

  /** An answer that is lost is as if the database had not heard the question, but it has. */
  async #through<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    await this.#moment();
    const answer = await ask();
    await this.#moment();
    return answer;
  }

  #leasesThroughFaults({ settle, listLeased }: BudgetLeaseStore, epochMs: () => number): BudgetLeaseStore {
    const { trustsOwnClock = false, hidesPromises = false } = this.#world.faults;
    return {
      listLeased: (...asked) => this.#through(() => listLeased(...asked)),
      settle: (session, organisationId, windows, decide) =>
        this.#through(() =>
          settle(session, organisationId, windows, (locked) => {
            const update = decide(trustsOwnClock ? { ...locked, now: epochMs() } : locked);
            return update === undefined || !hidesPromises ? update : { ...update, unproven: 0n };
          }),
        ),
    };
  }

  #sessionsThroughFaults(store: SlotLeaseStore): SlotLeaseStore {
    return {
      begin: (...asked) => this.#through(() => store.begin(...asked)),
      renew: (...asked) => this.#through(() => store.renew(...asked)),
      settle: (...asked) => this.#through(() => store.settle(...asked)),
      end: (...asked) => this.#through(() => store.end(...asked)),
    };
  }
}
