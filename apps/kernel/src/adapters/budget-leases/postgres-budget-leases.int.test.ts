import {
  createCallWriter,
  createDatabase,
  createJournalPool,
  insertBudget,
  intentEntry,
  newId,
  settlementEntry,
  type CallWriter,
  type Database,
} from '@agent-os/db';
import {
  createTestDatabase,
  exampleIntent,
  exampleSettlement,
  openSuperuser,
  type TestDatabase,
} from '@agent-os/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BudgetAccount,
  BudgetReservation,
  settleWindow,
  type LeasedWindow,
} from '../../loops/budget-leases/testing/index.ts';
import { PostgresBudgetLeases } from './index.ts';

const names = ['a', 'b', 'c'] as const;
const cap = 120n;
const longMs = 600_000;

/** Fails every write after which more is spent and leased than the cap: the database itself looks, at every instant. */
const watchBudgets = `
  create function watch_budgets() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    if (select w.spent + (select coalesce(sum(greatest(granted - charged, 0)), 0) from budget_lease l
          where l.budget_id = w.budget_id and l.window_key = w.window_key)
        from budget_window w where w.budget_id = new.budget_id and w.window_key = new.window_key)
       > (select b.cap from budget b where b.id = new.budget_id)
    then raise exception 'more is spent and leased than the cap'; end if;
    return null;
  end $$;
  create constraint trigger watch after insert or update on budget_lease deferrable initially deferred
    for each row execute function watch_budgets();
  create constraint trigger watch after insert or update on budget_window deferrable initially deferred
    for each row execute function watch_budgets();`;

const step = fc.record({
  amount: fc.bigInt({ min: 1n, max: 40n }),
  share: fc.nat(100),
  ends: fc.nat(2),
  reversed: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;
/** What each replica does, all at the same time. */
const histories = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 3 });
type Settle = typeof settleWindow;

interface OpenCall {
  readonly id: string;
  readonly receivedAtUs: number;
  readonly reservation: BudgetReservation;
}

/** One kernel's calls under two budgets. */
class LeasingReplica {
  readonly #name: string;
  readonly #session: string;
  readonly #organisationId: string;
  readonly #store: PostgresBudgetLeases;
  readonly #writer: CallWriter;
  readonly #leases: readonly LeasedWindow[];
  readonly #decide: Settle;
  #open: OpenCall[] = [];
  taken = 0n;

  constructor(
    database: Database,
    writer: CallWriter,
    named: {
      readonly name: string;
      readonly session: string;
      readonly organisationId: string;
      readonly budgetIds: readonly string[];
    },
    decide: Settle,
  ) {
    this.#name = named.name;
    this.#session = named.session;
    this.#organisationId = named.organisationId;
    this.#store = new PostgresBudgetLeases(database, named.name);
    this.#writer = writer;
    this.#decide = decide;
    this.#leases = named.budgetIds.map((id) =>
      new BudgetAccount(
        named.organisationId,
        {
          id,
          name: id,
          scopeKind: 'organisation',
          scopeId: null,
          scopeLabel: '',
          period: 'total',
          unit: 'tokens',
          cap,
          action: 'deny',
          timeZone: 'UTC',
          raises: [],
        },
        null,
      ).at(0),
    );
  }

  async step({ amount, share, ends, reversed }: Step): Promise<void> {
    await this.settle(amount, reversed);
    if (this.#leases.every((lease) => lease.fits(amount))) {
      const reservation = new BudgetReservation(
        this.#leases.map((lease) => ({ lease, amount })),
        () => undefined,
      );
      const intent = exampleIntent(this.#organisationId, {
        replicaId: this.#name,
        receivedAtUs: Date.now() * 1000,
        budgetReservations: reservation.amounts,
      });
      this.#open.push({ id: intent.id, receivedAtUs: intent.receivedAtUs, reservation });
      await this.#writer.write([intentEntry(intent)]);
      reservation.prove();
    }
    for (const call of this.#open.splice(0, ends)) await this.#end(call, share);
  }

  async finish(): Promise<void> {
    for (const call of this.#open.splice(0)) await this.#end(call, 100);
  }

  async settle(need: bigint, reversed: boolean): Promise<void> {
    const applies: ((session: string) => void)[] = [];
    const windows = this.#leases.map(({ account, window }) => ({ budgetId: account.budget.id, ...window }));
    await this.#store.settle(
      this.#session,
      this.#organisationId,
      reversed ? windows.toReversed() : windows,
      (locked) => {
        const lease = this.#leases.find(({ account }) => account.budget.id === locked.budgetId);
        if (lease === undefined) return undefined;
        const { update, apply } = this.#decide(lease, locked, { need, leastNeed: need }, false);
        applies.push(apply);
        return update;
      },
    );
    for (const apply of applies) apply(this.#session);
  }

  async #end({ id, receivedAtUs, reservation }: OpenCall, share: number): Promise<void> {
    const held = reservation.parts[0]?.amount ?? 0n;
    const taken = (held * BigInt(share)) / 100n;
    const charges = reservation.chargesFor({ usd: null, tokens: taken, credits: null, energy: null }, '');
    const ended = exampleSettlement(
      { organisationId: this.#organisationId, id, receivedAtUs },
      { budgetCharges: charges },
    );
    const entry = settlementEntry(ended);
    reservation.release(charges);
    this.taken += taken;
    // Twice: an answer was lost.
    await Promise.all([this.#writer.write([entry]), this.#writer.write([entry])]);
  }
}

describe('three kernels on one Postgres', () => {
  const organisationId = newId('org', 1);
  let testDatabase: TestDatabase;
  let superuser: Awaited<ReturnType<typeof openSuperuser>>;
  let databases: readonly Database[];
  let pool: ReturnType<typeof createJournalPool>;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    superuser = await openSuperuser(testDatabase);
    await superuser.query(`insert into organisation (id, slug, name) values ($1, 'acme', 'Acme')`, [organisationId]);
    await superuser.query(watchBudgets);
    databases = names.map(() => createDatabase({ url: testDatabase.appUrl, maxConnections: 2 }));
    pool = createJournalPool({ url: testDatabase.appUrl, maxConnections: 4 });
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await pool.end();
    await superuser.end();
    await testDatabase.drop();
  });

  const holds = (decide: Settle) =>
    fc.asyncProperty(histories, async (steps) => {
      const [database] = databases;
      if (database === undefined) throw new Error('Every kernel has a database client.');
      const budgetIds = [newId('bdg', 1), newId('bdg', 1)];
      await database.withTenant(organisationId, async (tx) => {
        for (const id of budgetIds) {
          await insertBudget(tx, organisationId, {
            id,
            name: id,
            scopeKind: 'organisation',
            scopeId: null,
            period: 'total',
            unit: 'tokens',
            cap,
            action: 'deny',
            notifyPercents: [],
            timeZone: 'UTC',
            at: new Date(0),
          });
        }
      });
      const replicas: LeasingReplica[] = [];
      for (const [index, name] of names.entries()) {
        const session = newId('run', 1);
        const own = databases[index] ?? database;
        await own.sessions.begin(session, name, longMs, true);
        replicas.push(
          new LeasingReplica(own, createCallWriter(pool), { name, session, organisationId, budgetIds }, decide),
        );
      }
      await Promise.all(
        replicas.map(async (replica, index) => {
          for (const one of steps[index] ?? []) await replica.step(one);
        }),
      );
      for (const replica of replicas) await replica.finish();
      const taken = replicas.reduce((total, replica) => total + replica.taken, 0n);
      const { rows } = await superuser.query<{ spent: string }>(
        'select spent from budget_window where budget_id = any($1::text[])',
        [budgetIds],
      );
      expect(rows.map(({ spent }) => BigInt(spent))).toEqual([taken, taken]);
    });

  test('never spend and lease more than the cap, at no instant, and charge each end once', () =>
    fc.assert(holds(settleWindow), { numRuns: 25 }));

  test('canary: a kernel that does not look at the others is found', async () => {
    const blind: Settle = (lease, locked, ...rest) => settleWindow(lease, { ...locked, others: [] }, ...rest);
    expect((await fc.check(holds(blind), { seed: 1, numRuns: 10, endOnFailure: true })).failed).toBe(true);
  });

  test('a kernel that died leaves what its open calls hold and what it had not proven, and the rest to the others', async () => {
    const [one, other] = databases;
    if (one === undefined || other === undefined) throw new Error('Every kernel has a database client.');
    const budgetId = newId('bdg', 1);
    await superuser.query(
      `insert into budget (id, organisation_id, name, scope_kind, period, unit, cap, action)
       values ($1, $2, 'b', 'organisation', 'total', 'tokens', 120, 'deny')`,
      [budgetId, organisationId],
    );
    const sessions = [newId('run', 1), newId('run', 1)] as const;
    await one.sessions.begin(sessions[0], 'a', longMs, true);
    await other.sessions.begin(sessions[1], 'b', longMs, true);
    const named = { organisationId, budgetIds: [budgetId] };
    const dying = new LeasingReplica(
      one,
      createCallWriter(pool),
      { name: 'a', session: sessions[0], ...named },
      settleWindow,
    );
    await dying.step({ amount: 20n, share: 0, ends: 0, reversed: false });
    await superuser.query('delete from kernel_session where id = $1', [sessions[0]]);
    const heir = new LeasingReplica(
      other,
      createCallWriter(pool),
      { name: 'b', session: sessions[1], ...named },
      settleWindow,
    );
    await heir.settle(0n, false);
    const { rows } = await superuser.query<{ replica: string; held: string }>(
      'select replica_id as replica, granted - charged as held from budget_lease where budget_id = $1 order by 1',
      [budgetId],
    );
    // Alone, a kernel has everything, of which it may promise a quarter before the database knows to whom.
    expect(rows).toEqual([
      { replica: 'a', held: '50' },
      { replica: 'b', held: '70' },
    ]);
  });
});
