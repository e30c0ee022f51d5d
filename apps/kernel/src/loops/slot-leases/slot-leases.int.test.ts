import { createDatabase, lockPoolsToLease, newId, type Database } from '@agent-os/db';
import { createTestDatabase, openSuperuser, type TestDatabase } from '@agent-os/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostgresSlotLeases } from '../../adapters/slot-leases/index.ts';
import type { LockedPool, SlotLeaseStore } from '../../ports/slot-lease-store.ts';
import { settlePool } from './leased-pool.ts';

const slots = 6;
const longMs = 600_000;
const names = ['a', 'b', 'c'] as const;

/** Fails every write after which more slots of a pool are leased than it has: the database itself looks, at every instant. */
const watchSlots = `
  create function watch_slots() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if (select sum(slots) from pool_slot_lease where pool_id = new.pool_id) > (select slots from pool where id = new.pool_id)
    then raise exception 'too many slots are leased'; end if;
    return null;
  end $$;
  create trigger watch after insert or update on pool_slot_lease for each row execute function watch_slots()`;

type Tampering = (pool: LockedPool, replica: string) => LockedPool;

/** One kernel's calls in two pools. */
class LeasingReplica {
  readonly #store: SlotLeaseStore;
  readonly #name: string;
  readonly #session: string;
  readonly #organisationId: string;
  readonly #tamper: Tampering;
  readonly #pools: Map<string, { mayFill: number; busy: number; waiting: number }>;

  constructor(
    store: SlotLeaseStore,
    name: string,
    organisationId: string,
    poolIds: readonly string[],
    tamper: Tampering,
  ) {
    this.#store = store;
    this.#name = name;
    this.#session = newId('run', 1);
    this.#organisationId = organisationId;
    this.#tamper = tamper;
    this.#pools = new Map(poolIds.map((id) => [id, { mayFill: 0, busy: 0, waiting: 0 }]));
  }

  async begin(): Promise<void> {
    await this.#store.begin(this.#session, longMs, true);
  }

  end(): Promise<void> {
    return this.#store.end(this.#session);
  }

  get load() {
    return [...this.#pools.values()].map((pool) => ({ ...pool }));
  }

  /** Some calls end, others come, and then the pools are settled, in whatever order they are named. */
  async step({ ends, comes, reversed }: Step): Promise<void> {
    for (const pool of this.#pools.values()) {
      pool.busy -= Math.min(pool.busy, ends);
      pool.waiting += comes;
    }
    const poolIds = reversed ? [...this.#pools.keys()].toReversed() : [...this.#pools.keys()];
    const granted = new Map<string, number>();
    await this.#store.settle(this.#session, this.#organisationId, poolIds, (locked) => {
      const pool = this.#pools.get(locked.poolId) ?? { mayFill: 0, busy: 0, waiting: 0 };
      const [settlement, update] = settlePool(this.#tamper(locked, this.#name), this.#name, pool, (mayFill) => {
        pool.mayFill = Math.min(pool.mayFill, mayFill);
        return pool.busy;
      });
      granted.set(locked.poolId, settlement.mayFill);
      return update;
    });
    for (const [poolId, pool] of this.#pools) {
      pool.mayFill = granted.get(poolId) ?? 0;
      const starts = Math.max(0, Math.min(pool.waiting, pool.mayFill - pool.busy));
      pool.busy += starts;
      pool.waiting -= starts;
    }
  }
}

const step = fc.record({ ends: fc.nat(4), comes: fc.nat(5), reversed: fc.boolean() });
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const still: Step = { ends: 0, comes: 0, reversed: false };
/** What each replica does, all at the same time. */
const histories = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 3 });

describe('three replicas on one Postgres', () => {
  const organisationId = newId('org', 1);
  const poolIds = [newId('pol', 1), newId('pol', 2)];
  let testDatabase: TestDatabase;
  let databases: readonly Database[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const superuser = await openSuperuser(testDatabase);
    await superuser.query(`insert into organisation (id, slug, name) values ($1, 'acme', 'Acme')`, [organisationId]);
    for (const [index, poolId] of poolIds.entries()) {
      await superuser.query(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, $3, $4)`, [
        poolId,
        organisationId,
        `pool-${index}`,
        slots,
      ]);
    }
    await superuser.query(watchSlots);
    await superuser.end();
    databases = names.map(() => createDatabase({ url: testDatabase.appUrl, maxConnections: 2 }));
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await testDatabase.drop();
  });

  const holds = (tamper: Tampering) =>
    fc.asyncProperty(histories, async (steps) => {
      const replicas = names.map((name, index) => {
        const database = databases[index];
        if (database === undefined) throw new Error('Every replica has a database client.');
        return new LeasingReplica(new PostgresSlotLeases(database, name), name, organisationId, poolIds, tamper);
      });
      for (const replica of replicas) await replica.begin();
      try {
        await Promise.all(
          replicas.map(async (replica, index) => {
            for (const one of steps[index] ?? []) await replica.step(one);
          }),
        );
        for (let round = 0; round < 3; round += 1) for (const replica of replicas) await replica.step(still);
        for (const [index] of poolIds.entries()) {
          const loads = replicas.flatMap(({ load }) => load[index] ?? []);
          const busy = loads.reduce((sum, load) => sum + load.busy, 0);
          if (loads.some(({ waiting }) => waiting > 0)) expect(busy).toBe(slots);
          else expect(busy).toBeLessThanOrEqual(slots);
        }
      } finally {
        for (const replica of replicas) await replica.end();
      }
    });

  test('never lease more slots than there are, at no instant, and leave none idle that a call waits for', () =>
    fc.assert(
      holds((pool) => pool),
      { numRuns: 25 },
    ));

  test('a replica that stands still while it has a pool locked holds the others up for seconds, not for as long as it stands', async () => {
    const [standing, other] = databases;
    if (standing === undefined || other === undefined) throw new Error('Every replica has a database client.');
    const store = new PostgresSlotLeases(other, 'b');
    const session = newId('run', 1);
    await store.begin(session, longMs, true);
    const locked = Promise.withResolvers<undefined>();
    const { promise: stood, resolve: moveOn } = Promise.withResolvers<undefined>();
    const hung = standing.withTenant(
      organisationId,
      async (tx) => {
        await lockPoolsToLease(tx, session, poolIds);
        locked.resolve(undefined);
        await stood;
      },
      { timeoutMs: longMs },
    );
    const ended = hung.catch(() => undefined);
    await locked.promise;
    await expect
      .poll(() => store.settle(session, organisationId, poolIds, () => undefined).catch(() => false))
      .toBe(true);
    moveOn(undefined);
    await store.end(session);
    await ended;
  });

  test('canary: replicas that ignore each other are caught in the act', async () => {
    const blind = holds((pool, name) => ({ ...pool, leases: pool.leases.filter(({ replica }) => replica === name) }));
    const { failed, errorInstance } = await fc.check(blind, { seed: 1, numRuns: 5, endOnFailure: true });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toContain('too many slots are leased');
  });
});
