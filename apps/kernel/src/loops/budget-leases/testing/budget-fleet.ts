import { vi } from 'vitest';
import { budgetAllowance, budgetWindowAt, type Budget } from '@agent-os/core/economy';
import { MemoryBudgetLeases, type StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import { MemorySlotLeases } from '../../../adapters/slot-leases/testing/memory-slot-leases.ts';
import type { BudgetLeaseStore } from '../../../ports/budget-lease-store.ts';
import { leaseMs, renewEveryMs } from '../../slot-leases/slot-lease-times.ts';
import { sufferMishap, type Sufferer } from '../../testing/suffer-mishap.ts';
import { denyWaitMs, throttleWaitMs } from '../waiting-calls.ts';
import { budgetOf, type BudgetStory, type DatabaseFaults, type Mishap } from './budget-story.ts';
import { sumIn } from './sum-in.ts';
import { SimulatedKernel, type JournalLine, type KernelFaults, type OpenCall } from './simulated-kernel.ts';

const tickMs = 100;
const names = ['a', 'b', 'c'];
const users = ['ann', 'bob', 'cid'];
const organisationId = 'org_1';
/** An hour ends while the story runs. */
const startsAtEpochMs = 10 * 3_600_000 - 12_000;

interface RunningCall extends OpenCall {
  readonly endsAtMs: number;
  readonly takes: bigint;
}

/** Three kernels with two hard budgets, one more of each end user, and one database whose clock alone counts, in which things go wrong until the story ends. */
export class BudgetFleet {
  readonly faults = new Set<string>();
  readonly #story: BudgetStory;
  readonly #kernelFaults: KernelFaults;
  readonly #databaseFaults: DatabaseFaults;
  readonly #budgets: readonly Budget[];
  readonly #hourly: Budget;
  readonly #kernels: SimulatedKernel[] = [];
  readonly #running = new Set<RunningCall>();
  /** Each call that is asked about, with where it waits. */
  readonly #waiting = new Map<Promise<unknown>, SimulatedKernel>();
  readonly #sessions: MemorySlotLeases;
  readonly #leases: MemoryBudgetLeases;
  /** What calls may have cost that are not known to have ended, and what the others took, whoever knows of it. */
  readonly #heldBy = new Map<string, readonly StoredPart[]>();
  readonly #takenBy = new Map<string, readonly StoredPart[]>();
  readonly #windows = new Map<string, { readonly budgetId: string; readonly windowKey: string; highest: bigint }>();
  #trueMs = 0;
  #databaseOffMs = 0;
  #begun = 0;

  constructor(story: BudgetStory, kernelFaults: KernelFaults = {}, databaseFaults: DatabaseFaults = {}) {
    this.#story = story;
    this.#kernelFaults = kernelFaults;
    this.#databaseFaults = databaseFaults;
    const { capNanoUsd, throttles } = story;
    this.#hourly = budgetOf('bdg_2', 'hour', capNanoUsd / 2n + 1n, throttles ? 'throttle' : 'deny');
    const ofUsers = { ...budgetOf('bdg_3', 'total', capNanoUsd / 3n + 1n), scopeKind: 'user' } as const;
    this.#budgets = [budgetOf('bdg_1', 'total', capNanoUsd), this.#hourly, ofUsers];
    this.#sessions = new MemorySlotLeases(this.#databaseMs, () => undefined);
    this.#leases = new MemoryBudgetLeases(this.#databaseMs, (payload) => {
      for (const kernel of this.#alive) {
        if (!kernel.isPaused && !kernel.isCutOff) setTimeout(() => kernel.announced(payload), 5);
      }
    });
    for (const { id, cap } of this.#budgets) this.#leases.caps.set(id, cap);
  }

  async run(): Promise<void> {
    for (const index of names.keys()) this.#start(index);
    for (const [tick, arrivals] of this.#story.arrivals.entries()) {
      for (const { kernel, mishap } of this.#story.mishaps.filter(({ atTick }) => atTick === tick)) {
        this.#suffer(kernel, mishap);
      }
      for (const { kernel, thousandths } of arrivals) this.#ask(kernel, thousandths);
      await this.#tick();
    }
    await this.#recover();
    this.#checkSums();
    if (!this.#story.throttles) await this.#spendTheRest();
    for (const kernel of this.#kernels) void kernel.stop();
  }

  readonly #databaseMs = (): number => startsAtEpochMs + this.#trueMs + this.#databaseOffMs;

  get #alive(): readonly SimulatedKernel[] {
    return this.#kernels.filter(({ isDead }) => !isDead);
  }

  get #isBusy(): boolean {
    return this.#running.size > 0 || [...this.#waiting.values()].some(({ isDead }) => !isDead);
  }

  #start(index: number): void {
    const name = names[index] ?? '';
    const journal = this.#kernels[index]?.journal ?? [];
    // What the last one of this name left is written first: what was open may have cost all that it held.
    this.#record(journal);
    for (const [id, held] of this.#leases.openCallsOf(name)) this.#interrupted(id, held);
    const kernel = new SimulatedKernel(name, [], {
      organisationId,
      budgets: this.#budgets,
      sessions: this.#sessions.of(name),
      leases: this.#database(name),
      faults: this.#kernelFaults,
      trueMs: () => this.#trueMs,
      epochMs: startsAtEpochMs,
      record: (lines) => this.#record(lines),
      began: (call) => this.#began(call),
      ended: (id, charges) => {
        this.#heldBy.delete(id);
        this.#takenBy.set(id, charges);
      },
    });
    this.#kernels[index] = kernel;
    // One that cannot reach its database does not come to life.
    kernel.start().catch(() => this.#kill(kernel));
  }

  /** Who lives, the database alone says. */
  #database(name: string): BudgetLeaseStore {
    return {
      settle: async (session, organisation, windows, decide) => {
        const { liveSessions } = this.#leases;
        liveSessions.clear();
        for (const live of this.#sessions.sessions) liveSessions.add(live);
        if (this.#databaseFaults.forgetsTheDead === true) {
          for (const other of names) {
            if (![...liveSessions].some((live) => live.startsWith(`${other}-`))) this.#leases.forget(other);
          }
        }
        for (const { budgetId, key } of windows) {
          const window = { budgetId, windowKey: key, highest: 0n };
          if (!this.#windows.has(`${budgetId} ${key}`)) this.#windows.set(`${budgetId} ${key}`, window);
        }
        this.#leases.settleNow(name, session, organisation, windows, decide);
        if (this.#databaseFaults.losesLeases === true) this.#leases.forget(name);
        this.#check();
        await Promise.resolve();
      },
      listLeased: (...asked) => this.#leases.of(name).listLeased(...asked),
    };
  }

  #record(lines: readonly JournalLine[]): void {
    for (const line of lines) {
      if (line.kind === 'begins') this.#leases.recordCall(line.call.id, line.call.kernel.name, line.call.held);
      else if (this.#databaseFaults.chargesAgain === true) this.#leases.chargeAgain(line.id, line.charges);
      else this.#leases.recordEnd(line.id, line.charges);
    }
  }

  #interrupted(id: string, held: readonly StoredPart[]): void {
    this.#leases.recordEnd(id, held);
    this.#heldBy.delete(id);
    this.#takenBy.set(id, held);
  }

  #ask(index: number, thousandths: number): void {
    const kernel = this.#kernels[index];
    if (kernel === undefined || kernel.isDead || kernel.isPaused) return;
    const user = users[thousandths % users.length] ?? '';
    const answer = kernel.ask((this.#story.capNanoUsd * BigInt(thousandths)) / 1_000n, user);
    this.#waiting.set(answer, kernel);
    void answer.then(() => this.#waiting.delete(answer));
  }

  #began(call: OpenCall): void {
    const { ends } = this.#story;
    const { afterTicks = 1, thousandths = 1_000 } = ends[this.#begun % ends.length] ?? {};
    this.#begun += 1;
    this.#heldBy.set(call.id, call.held);
    const most = call.held[0]?.amount ?? 0n;
    const takes = (most * BigInt(thousandths)) / 1_000n;
    this.#running.add({ ...call, endsAtMs: this.#trueMs + afterTicks * tickMs, takes });
    this.#check();
  }

  #suffer(index: number, mishap: Mishap): void {
    const kernel = this.#kernels[index];
    if (kernel === undefined) return;
    if (mishap.kind === 'database clock jumps') {
      this.#databaseOffMs += mishap.byMs;
      return;
    }
    const sufferer: Sufferer = {
      kill: () => this.#kill(kernel),
      start: () => this.#start(index),
      pause: (forMs) => {
        kernel.pause(forMs);
        // The first that happens when it wakes up, before any timer of it.
        setTimeout(() => this.#ask(index, 100), forMs);
      },
      cutOff: (forMs) => {
        // In the midst of what it asks and is answered.
        setTimeout(() => {
          kernel.isCutOff = true;
        }, 7);
        setTimeout(() => {
          kernel.isCutOff = false;
        }, forMs + 8);
      },
      turnWallClock: (byMs) => {
        kernel.wallClockOffMs += byMs;
      },
    };
    sufferMishap(sufferer, mishap);
  }

  /** Its calls die with it; what they cost, nobody knows. */
  #kill(kernel: SimulatedKernel): void {
    kernel.isDead = true;
    for (const call of this.#running) if (call.kernel === kernel) this.#running.delete(call);
  }

  async #tick(): Promise<void> {
    for (const call of this.#running) {
      if (call.endsAtMs > this.#trueMs || call.kernel.isPaused) continue;
      this.#running.delete(call);
      call.kernel.end(call, call.takes);
    }
    for (const kernel of this.#alive) void kernel.commit();
    this.#trueMs += tickMs;
    await vi.advanceTimersByTimeAsync(tickMs);
    this.#check();
  }

  async #pass(forMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < forMs; passedMs += tickMs) await this.#tick();
  }

  /** All that must hold at every instant. */
  #check(): void {
    for (const window of this.#windows.values()) {
      const { budgetId, windowKey, highest } = window;
      const promised = this.#leases.spent(budgetId, windowKey) + this.#leases.leased(budgetId, windowKey);
      // What is let out by now may fall with the database's clock; what is promised then does not rise.
      if (promised > highest && promised > this.#allowed(window)) {
        this.faults.add('more is spent and leased than the cap');
      }
      window.highest = promised > highest ? promised : highest;
      const may = sumIn(this.#heldBy, window) + sumIn(this.#takenBy, window);
      if (may > promised) this.faults.add('calls may take what nobody leased to them');
    }
  }

  #allowed({ budgetId, windowKey }: { readonly budgetId: string; readonly windowKey: string }): bigint {
    const cap = this.#leases.allowed(budgetId);
    const { action } = this.#hourly;
    if (budgetId !== this.#hourly.id) return cap;
    return budgetAllowance(action, cap, budgetWindowAt('hour', 'UTC', Number(windowKey)), this.#databaseMs());
  }

  /** Nothing goes wrong any more: who stood still goes on, who was dead comes back, every call ends and is written. */
  async #recover(): Promise<void> {
    for (const kernel of this.#kernels) {
      kernel.isCutOff = false;
      kernel.wallClockOffMs = 0;
    }
    while (this.#alive.some(({ isPaused }) => isPaused)) await this.#tick();
    for (const [index, { isDead }] of this.#kernels.entries()) if (isDead) this.#start(index);
    await this.#pass(leaseMs + denyWaitMs + 4 * renewEveryMs);
    // What waits begins, or is refused, in its time.
    for (let passedMs = 0; this.#isBusy && passedMs < 2 * throttleWaitMs; passedMs += tickMs) await this.#tick();
    if (this.#isBusy) this.faults.add('a call is never answered');
    await this.#pass(2 * renewEveryMs);
  }

  /** To the nano-USD: what budgets counted is what calls took, each once. */
  #checkSums(): void {
    if (this.#heldBy.size > 0) this.faults.add('a call has no end');
    for (const window of this.#windows.values()) {
      const spent = this.#leases.spent(window.budgetId, window.windowKey);
      if (spent !== sumIn(this.#takenBy, window)) this.faults.add('an end counts more or less than once');
    }
  }

  /** All that is left of the tightest window of the present goes to any one kernel that asks for it, and nothing beyond. */
  async #spendTheRest(): Promise<void> {
    const index = this.#begun % names.length;
    const kernel = this.#kernels[index];
    if (kernel === undefined || kernel.isDead) return void this.faults.add('a kernel does not come back');
    const hourMs = 3_600_000;
    const hour = String(Math.floor((startsAtEpochMs + this.#trueMs) / hourMs) * hourMs);
    const user = users[this.#begun % users.length] ?? '';
    const rests = this.#budgets.map(({ id, cap, period, scopeKind }) => {
      const windowKey = scopeKind === 'user' ? `0/${user}` : period === 'hour' ? hour : '0';
      return cap - this.#leases.spent(id, windowKey);
    });
    const rest = rests.reduce((one, other) => (one < other ? one : other));
    if (rest <= 0n) return;
    let served: boolean | undefined;
    void kernel.ask(rest + 1n, user).then((isServed) => isServed && this.faults.add('more than is left is spent'));
    await this.#pass(tickMs);
    void kernel.ask(rest, user).then((isServed) => (served = isServed));
    await this.#pass(denyWaitMs + renewEveryMs);
    if (served !== true) this.faults.add('what is left can be spent by nobody');
  }
}
