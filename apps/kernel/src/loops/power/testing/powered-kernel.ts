import type { MarketYieldRow } from '@agent-os/db';
import type { OrganisationEntry } from '../../../directory/index.ts';
import type { PoolDemand, RoundInForce } from '../../../market/index.ts';
import type { SlotLeaseStore } from '../../../ports/slot-lease-store.ts';
import { Dispatcher, WaitingPlace, type SlotLease } from '../../dispatch/index.ts';
import { aCall } from '../../dispatch/test-dispatcher.ts';
import { MarketLoop } from '../../market/index.ts';
import { SlotLeaseLoop } from '../../slot-leases/index.ts';
import { FaultyLine } from '../../testing/faulty-line.ts';
import { PowerLoop } from '../power-loop.ts';
import type { PowerFaults, WorkAsked } from './power-story.ts';
import { departments, organisationId, poolOf } from './simulated-organisation.ts';

/** The world around a kernel. */
export interface PoweredSurroundings {
  readonly leases: SlotLeaseStore;
  readonly turn: (organisation: OrganisationEntry, demands: readonly PoolDemand[]) => RoundInForce | undefined;
  /** Passes evenly. */
  readonly trueMs: () => number;
  readonly epochMs: () => number;
  readonly faults: PowerFaults;
  readonly yielded: (kernel: PoweredKernel, row: MarketYieldRow) => void;
  readonly began: (work: Work, slot: SlotLease) => void;
  readonly refused: (work: Work, code: string) => void;
}

/** A call from when it is asked for until it has ended. */
export interface Work {
  readonly id: string;
  readonly kernel: PoweredKernel;
  readonly asked: WorkAsked;
  /** In a slot, from now on. */
  leftMs: number;
  /** Times in a slot, and times that it had to leave one because power was short. */
  stays: number;
  yields: number;
}

/** A kernel's leases, dispatchers, power and market, as they are in production, with faults between them and the world. */
export class PoweredKernel {
  readonly name: string;
  readonly line: FaultyLine;
  wallClockOffMs = 0;
  readonly #world: PoweredSurroundings;
  readonly #leases: SlotLeaseLoop;
  readonly #dispatcher: Dispatcher;
  readonly #power: PowerLoop;
  readonly #market: MarketLoop;
  #organisation: OrganisationEntry;
  #asked = 0;
  readonly #client = new AbortController();

  constructor(name: string, organisation: OrganisationEntry, world: PoweredSurroundings) {
    this.name = name;
    this.#world = world;
    this.#organisation = organisation;
    this.line = new FaultyLine(world.trueMs);
    const nowMs = world.trueMs;
    const epochMs = (): number => world.epochMs() + this.wallClockOffMs;
    const logger = { warn: () => undefined, error: () => undefined };
    this.#leases = new SlotLeaseLoop({
      store: this.#throughFaults(world.leases),
      replica: name,
      outlivesStore: false,
      pools: () => this.#dispatcher,
      newSession: () => `${name} since ${nowMs()}`,
      nowMs,
      epochMs,
      logger,
    });
    this.#dispatcher = new Dispatcher(
      { nowMs, newSeed: () => 1, waitingChanged: () => undefined, interrupted: () => undefined },
      this.#leases,
    );
    const directory = { organisationIds: () => [organisationId], findOrganisation: () => this.#organisation };
    const recorder = { record: (_: string, rows: readonly MarketYieldRow[]) => this.#record(rows) };
    const ownClock = world.faults.trustsOwnClock === true ? epochMs : () => this.#leases.storeEpochMs();
    this.#power = new PowerLoop({ directory, dispatcher: this.#dispatcher, recorder, epochMs: ownClock });
    this.#market = new MarketLoop({
      rounds: { turn: (...asked) => this.line.through(() => world.turn(...asked)) },
      directory,
      dispatcher: this.#dispatcher,
      recorder,
      nowMs,
      epochMs,
      logger,
    });
  }

  /** Fails where the database cannot be reached. */
  async start(): Promise<void> {
    this.configure(this.#organisation);
    await this.#leases.start();
    const isAwake = (): boolean => !this.line.isDead && !this.line.isPaused;
    setInterval(() => {
      if (isAwake()) this.#power.runOnce();
    }, 1_000);
    setInterval(() => {
      if (isAwake()) void this.#market.runOnce();
    }, 1_000);
  }

  announced(payload: string): void {
    this.#leases.announced(payload);
  }

  /** As when the directory has loaded it anew. */
  configure(organisation: OrganisationEntry): void {
    const { capsOnlyWhenOn = false } = this.#world.faults;
    const isDeaf = capsOnlyWhenOn && organisation.market.terms.mode !== 'on';
    const energy = isDeaf ? { ...organisation.energy, powerCaps: [] } : organisation.energy;
    this.#organisation = { ...organisation, energy };
    this.#leases.configured(this.#organisation);
    this.#dispatcher.reconfigure(this.#organisation.poolsById.values());
    this.#power.apply(this.#organisation);
  }

  ask(asked: WorkAsked): Work {
    this.#asked += 1;
    const id = `${this.name} since ${this.#world.trueMs()} ${this.#asked}`;
    const department = departments[asked.agent % departments.length] ?? '';
    const stops = this.#world.faults.stopsCritical === true && asked.preemptible;
    const call = aCall(id, {
      arrivedAt: this.#world.trueMs(),
      ownerPath: [organisationId, department, `agt_${asked.agent}`],
      serviceClass: stops ? 'batch' : asked.serviceClass,
      preemptible: asked.preemptible,
    });
    const work: Work = { id, kernel: this, asked, leftMs: asked.serviceTicks * 100, stays: 0, yields: 0 };
    const pool = this.#dispatcher.of(poolOf(this.#organisation));
    const place = pool.ask(call);
    const heard = (result: Awaited<ReturnType<SlotLease['rejoin']>>): void => this.#heard(work, result);
    if (place instanceof WaitingPlace) void pool.wait(place, this.#client.signal).then(heard);
    // The world has to know of the call first.
    else queueMicrotask(() => heard(place));
    return work;
  }

  /** It has stopped, and waits to go on. */
  rejoin(work: Work, slot: SlotLease): void {
    if (this.#world.faults.forgetsStopped === true) return slot.release(null);
    const left = { inputTokens: 100, contextTokens: 100, expectedOutputTokens: 50 };
    const used = { inputTokens: 100, outputTokens: 10 };
    void slot.rejoin(left, used, this.#client.signal).then((result) => this.#heard(work, result));
  }

  #heard(work: Work, result: Awaited<ReturnType<SlotLease['rejoin']>>): void {
    if (this.line.isDead) return;
    if (result.ok) work.stays += 1;
    if (result.ok) this.#world.began(work, result.value);
    else this.#world.refused(work, result.refusal.code);
  }

  async #record(rows: readonly MarketYieldRow[]): Promise<void> {
    const { yieldsAgain = false } = this.#world.faults;
    for (const row of rows) {
      this.#world.yielded(this, row);
      if (yieldsAgain) this.#world.yielded(this, row);
    }
  }

  #throughFaults(store: SlotLeaseStore): SlotLeaseStore {
    return {
      begin: (...asked) => this.line.through(() => store.begin(...asked)),
      renew: (...asked) => this.line.through(() => store.renew(...asked)),
      settle: (...asked) => this.line.through(() => store.settle(...asked)),
      end: (...asked) => this.line.through(() => store.end(...asked)),
    };
  }
}
