import { standardPolicies } from '@agent-os/core/scheduling';
import type { DirectoryPool } from '../../../directory/index.ts';
import type { SlotLeaseStore } from '../../../ports/slot-lease-store.ts';
import { Dispatcher, WaitingPlace, type SlotAllowances } from '../../dispatch/index.ts';
import { aCall, testSettings } from '../../dispatch/test-dispatcher.ts';
import { SlotLeaseLoop } from '../index.ts';
import { leaseMs, marginMs } from '../slot-lease-times.ts';

/** What a simulated kernel does wrong, so that the checks have something to find. */
export interface Faultiness {
  /** It starts calls for as long as it lives, whatever became of its lease. */
  readonly forgetsExpiry?: boolean;
  /** It measures the time of its lease by the wall clock. */
  readonly trustsWallClock?: boolean;
  /** It does not hear of new settings. */
  readonly deafToSettings?: boolean;
}

/** The world around a replica. */
export interface Surroundings {
  readonly store: SlotLeaseStore;
  /** Passes evenly. */
  readonly trueMs: () => number;
  readonly faultiness: Faultiness;
  /** A call of it has taken a slot. */
  readonly started: (replica: SimulatedReplica, release: () => void) => void;
}

export const simulatedPool: DirectoryPool = { ...testSettings, id: 'pol_1', policy: standardPolicies.fifo };
export const simulatedOrganisation = 'org_1';

/** A kernel's leases and dispatchers, as they are in production, with faults between them and the world. */
export class SimulatedReplica {
  readonly name: string;
  readonly loop: SlotLeaseLoop;
  readonly dispatcher: Dispatcher;
  isDead = false;
  /** The database does not answer. */
  isCutOff = false;
  wallClockOffMs = 0;
  #pool: DirectoryPool;
  #pausedUntilMs = -Infinity;
  #renewedAtEpochMs = 0;
  #calls = 0;
  readonly #world: Surroundings;
  readonly #client = new AbortController();

  constructor(name: string, slots: number, world: Surroundings) {
    this.name = name;
    this.#pool = { ...simulatedPool, slots };
    this.#world = world;
    const nowMs = world.trueMs;
    this.loop = new SlotLeaseLoop({
      store: this.#throughFaults(world.store),
      replica: name,
      outlivesStore: false,
      pools: () => this.dispatcher,
      newSession: () => `${name} since ${nowMs()}`,
      nowMs,
      epochMs: () => this.#epochMs(),
      logger: { warn: () => undefined, error: () => undefined },
    });
    const dependencies = { nowMs, newSeed: () => 1, waitingChanged: () => undefined, interrupted: () => undefined };
    this.dispatcher = new Dispatcher(dependencies, this.#allowances());
    this.loop.configured(this.#configuration());
  }

  get isPaused(): boolean {
    return this.#world.trueMs() < this.#pausedUntilMs;
  }

  get load() {
    return this.dispatcher.of(this.#pool);
  }

  pause(forMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#world.trueMs() + forMs);
  }

  /** An administrator has set the number of slots. */
  configure(slots: number): void {
    if (this.#world.faultiness.deafToSettings === true) return;
    this.#pool = { ...simulatedPool, slots };
    this.loop.configured(this.#configuration());
    this.dispatcher.reconfigure([this.#pool]);
  }

  ask(): void {
    this.#calls += 1;
    const pool = this.load;
    const asked = pool.ask(aCall(`${this.name} ${this.#calls}`, { arrivedAt: this.#world.trueMs() }));
    const began = (result: Awaited<ReturnType<typeof pool.wait>>): void => {
      if (result.ok) this.#world.started(this, () => result.value.release(null));
    };
    if (asked instanceof WaitingPlace) void pool.wait(asked, this.#client.signal).then(began);
    else began(asked);
  }

  #configuration() {
    return { id: simulatedOrganisation, poolsById: new Map([[this.#pool.id, this.#pool]]) };
  }

  #epochMs(): number {
    return this.#world.trueMs() + this.wallClockOffMs;
  }

  #allowances(): SlotAllowances {
    const { loop } = this;
    const { faultiness, trueMs } = this.#world;
    const lastsMs = (): number => this.#renewedAtEpochMs + leaseMs - marginMs - this.#epochMs();
    const byWallClock = {
      get ms() {
        return trueMs() + lastsMs();
      },
    };
    return {
      until:
        faultiness.forgetsExpiry === true
          ? { ms: Infinity }
          : faultiness.trustsWallClock === true
            ? byWallClock
            : loop.until,
      slotsOf: (pool) => loop.slotsOf(pool),
      changed: (poolId) => loop.changed(poolId),
      limit: (poolId, slotsMost) => loop.limit(poolId, slotsMost),
      excessOf: (poolId, busy) => loop.excessOf(poolId, busy),
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

  #throughFaults(store: SlotLeaseStore): SlotLeaseStore {
    // An answer that is lost is as if the database had not heard the question, but it has.
    const through = async <T>(ask: () => Promise<T>): Promise<T> => {
      await this.#moment();
      const answer = await ask();
      await this.#moment();
      return answer;
    };
    return {
      begin: (...asked) => through(() => store.begin(...asked)),
      renew: (...asked) => {
        const sentAtMs = this.#epochMs();
        return through(() => store.renew(...asked)).then((renewal) => {
          this.#renewedAtEpochMs = sentAtMs;
          return renewal;
        });
      },
      settle: (...asked) => through(() => store.settle(...asked)),
      end: (...asked) => through(() => store.end(...asked)),
    };
  }
}
