import { newId } from '@agent-os/db';
import type { openSuperuser } from '@agent-os/db/testing';
import { model } from './crowd.ts';

type Client = Awaited<ReturnType<typeof openSuperuser>>;

/** What the database says of a crowd's calls. */
export interface BookedCrowd {
  readonly spent: bigint;
  /** Of its calls' settlements, which must be the same. */
  readonly costs: bigint;
}

const pollMs = 50;
const timeoutMs = 60_000;
const largeCap = 10n ** 17n;

/** The database of the bench's kernels: makes budgets, and reads what became of them. */
export class BudgetBooks {
  readonly #client: Client;
  readonly #kernels: number;

  constructor(client: Client, kernels: number) {
    this.#client = client;
    this.#kernels = kernels;
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** What a call of the bench holds, and what it costs in the end; of the latest one. */
  async costOfLastCall(): Promise<{ readonly held: bigint; readonly cost: bigint }> {
    return until('a settled call', async () => {
      const { rows } = await this.#client.query<{ held: string; cost: string }>(
        `select reserved_nano_usd as held, cost_nano_usd as cost from call
         join call_settlement s on s.organisation_id = call.organisation_id and s.call_id = call.id
         where s.outcome = 'settled' order by call.id desc limit 1`,
      );
      return rows[0] && { held: BigInt(rows[0].held), cost: BigInt(rows[0].cost) };
    });
  }

  /** A cap on the whole organisation that every kernel knows of; the budgets before it are over. */
  async makeBudget(cap: bigint): Promise<string> {
    await this.endBudgets();
    const id = newId('bdg', Date.now());
    await this.#client.query(
      `insert into budget (id, organisation_id, name, scope_kind, period, unit, cap, action)
       select $1, organisation_id, 'Crowd', 'organisation', 'month', 'usd', $2, 'deny' from model where name = $3`,
      [id, cap.toString(), model],
    );
    await this.#whenLeased([id]);
    return id;
  }

  /** Budgets at five levels above every call, all of them with room. */
  async makeLevels(): Promise<void> {
    const ids = Array.from({ length: 5 }, () => newId('bdg', Date.now()));
    await this.#client.query(
      `insert into budget (id, organisation_id, name, scope_kind, scope_id, period, unit, cap, action)
       select ($1::text[])[level.number], k.organisation_id, 'Level ' || level.kind, level.kind, level.id, 'month', 'usd', $2, 'deny'
       from (select * from agent_key order by id limit 1) k
       join agent a on a.organisation_id = k.organisation_id and a.id = k.agent_id
       join model m on m.organisation_id = k.organisation_id and m.name = $3
       cross join lateral (values (1, 'organisation', null), (2, 'department', a.department_id), (3, 'agent', a.id),
         (4, 'key', k.id), (5, 'model', m.id)) as level (number, kind, id)`,
      [ids, largeCap.toString(), model],
    );
    await this.#whenLeased(ids);
  }

  async endBudgets(): Promise<void> {
    await this.#client.query('update budget set archived_at = now() where archived_at is null');
  }

  /** When every call of the budget has ended. */
  async crowdOf(budgetId: string): Promise<BookedCrowd> {
    await until('the end of every call', async () => {
      const { rows } = await this.#client.query(
        `select 1 from call where budget_reservations @> jsonb_build_array(jsonb_build_array($1::text)) and not exists (
           select from call_settlement s where s.organisation_id = call.organisation_id and s.call_id = call.id) limit 1`,
        [budgetId],
      );
      return rows.length === 0 || undefined;
    });
    const { rows } = await this.#client.query<{ spent: string; costs: string }>(
      `select (select coalesce(sum(spent), 0) from budget_window where budget_id = $1) as spent, coalesce(sum(s.cost_nano_usd), 0) as costs
       from call join call_settlement s on s.organisation_id = call.organisation_id and s.call_id = call.id
       where call.budget_reservations @> jsonb_build_array(jsonb_build_array($1::text))`,
      [budgetId],
    );
    return { spent: BigInt(rows[0]?.spent ?? 0), costs: BigInt(rows[0]?.costs ?? 0) };
  }

  /** How long the last calls spent in the step that prices and holds, in microseconds. */
  async priceStepsUs(calls: number): Promise<number[]> {
    return until('the end of every call', async () => {
      const { rows } = await this.#client.query<{ us: number }>(
        'select price_us as us from call_settlement order by call_id desc limit $1',
        [calls],
      );
      return rows.length < calls ? undefined : rows.map(({ us }) => us);
    });
  }

  #whenLeased(ids: readonly string[]): Promise<true> {
    return until('every kernel to know of a budget', async () => {
      const { rows } = await this.#client.query<{ count: string }>(
        'select count(*) from budget_lease where budget_id = any($1::text[])',
        [ids],
      );
      return Number(rows[0]?.count) === ids.length * this.#kernels || undefined;
    });
  }
}

async function until<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Error(`The bench waited in vain for ${what}.`);
}
