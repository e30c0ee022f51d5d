import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { newId } from '../ids/index.ts';

export type TableRow = Readonly<Record<string, unknown>>;

interface ColumnFacts {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

interface ForeignKeyFacts {
  readonly parent: string;
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
  readonly required: boolean;
}

interface CheckFacts {
  readonly columns: readonly string[];
  readonly definition: string;
}

const longestSearch = 200;
/** A check that refuses more often than that is tried with the columns that the table does not require. */
const turnsWithoutOptional = 8;
const textCandidates = ['abcd', 'EUR', 'thing.done', 'https://example.test'];

/**
 * Builds a valid row for any table from the catalogue alone: foreign keys are followed by building their parents, and
 * check constraints are met by trying the values that they name.
 */
export class TenantRowBuilder {
  readonly #client: pg.Client;
  readonly #built = new Map<string, TableRow>();

  constructor(superuser: pg.Client) {
    this.#client = superuser;
  }

  /** The organisation's row in the table; the same one when asked again. */
  async ensureRow(table: string, organisationId: string): Promise<TableRow> {
    const key = `${organisationId}/${table}`;
    const row = this.#built.get(key) ?? (await this.#insert(table, await this.#draft(table, organisationId)));
    this.#built.set(key, row);
    return row;
  }

  async #draft(table: string, organisationId: string): Promise<Record<string, unknown>> {
    const draft: Record<string, unknown> = {};
    for (const column of await this.#columns(table)) {
      if (column.name === 'organisation_id') draft[column.name] = organisationId;
      else if (column.required) draft[column.name] = firstValue(column);
    }
    if (table === 'organisation') draft['id'] = organisationId;
    for (const foreignKey of await this.#foreignKeys(table)) {
      if (!foreignKey.required) continue;
      const parent = await this.ensureRow(foreignKey.parent, organisationId);
      foreignKey.columns.forEach((column, index) => {
        draft[column] = parent[foreignKey.parentColumns[index] ?? ''];
      });
    }
    return draft;
  }

  /** Inserts the draft; each refusal by a check names the columns for which the next candidate is tried. */
  async #insert(table: string, draft: Record<string, unknown>): Promise<TableRow> {
    const tried = new Map<string, number>();
    for (let attempt = 0; attempt < longestSearch; attempt += 1) {
      const names = Object.keys(draft).map((name) => pg.escapeIdentifier(name));
      const places = names.map((_, index) => `$${index + 1}`);
      try {
        const { rows } = await this.#client.query<TableRow>(
          `insert into ${pg.escapeIdentifier(table)} (${names.join(', ')}) values (${places.join(', ')}) returning *`,
          Object.values(draft),
        );
        const row = rows[0];
        if (row !== undefined) return row;
      } catch (error) {
        if (!isCheckViolation(error)) throw error;
        const check = await this.#check(table, error.constraint);
        const turn = tried.get(error.constraint) ?? 0;
        tried.set(error.constraint, turn + 1);
        // Columns of one check go through the values at different paces: some must differ from each other.
        check.columns.forEach((column, place) => {
          if (column in draft) draft[column] = candidate(check, draft[column], turn * (place + 1));
        });
        if (turn === turnsWithoutOptional) Object.assign(draft, await this.#optionalOf(table, check, draft));
      }
    }
    throw new Error(`No valid row for ${table} was found; teach the row builder about its checks.`);
  }

  /** Columns of the check that may be empty and refer to nothing: perhaps it wants them. */
  async #optionalOf(table: string, { columns }: CheckFacts, draft: TableRow): Promise<TableRow> {
    const missing = (await this.#columns(table)).filter(
      ({ name }) => columns.includes(name) && !(name in draft) && !name.endsWith('_id'),
    );
    return Object.fromEntries(missing.map((column) => [column.name, firstValue(column)]));
  }

  async #columns(table: string): Promise<readonly ColumnFacts[]> {
    const { rows } = await this.#client.query<ColumnFacts>(
      `select attname as name, format_type(atttypid, null) as type, attnotnull and not atthasdef and attidentity = '' as required
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [pg.escapeIdentifier(table)],
    );
    return rows;
  }

  async #foreignKeys(table: string): Promise<readonly ForeignKeyFacts[]> {
    const { rows } = await this.#client.query<ForeignKeyFacts>(
      `select confrelid::regclass::text as parent,
         array(select a.attname::text from unnest(conkey) with ordinality k (number, place)
               join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number order by k.place) as columns,
         array(select a.attname::text from unnest(confkey) with ordinality k (number, place)
               join pg_attribute a on a.attrelid = confrelid and a.attnum = k.number order by k.place) as "parentColumns",
         (select bool_and(a.attnotnull) from pg_attribute a where a.attrelid = conrelid and a.attnum = any(conkey)) as required
       from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
      [pg.escapeIdentifier(table)],
    );
    return rows;
  }

  async #check(table: string, constraint: string): Promise<CheckFacts> {
    const { rows } = await this.#client.query<CheckFacts>(
      `select pg_get_constraintdef(c.oid) as definition,
         array(select a.attname::text from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)) as columns
       from pg_constraint c where c.conrelid = $1::regclass and c.conname = $2`,
      [pg.escapeIdentifier(table), constraint],
    );
    const check = rows[0];
    if (check === undefined) throw new Error(`${table} has no constraint ${constraint}.`);
    return check;
  }
}

function isCheckViolation(error: unknown): error is pg.DatabaseError & { readonly constraint: string } {
  return error instanceof pg.DatabaseError && error.code === '23514' && error.constraint !== undefined;
}

function firstValue({ name, type }: ColumnFacts): unknown {
  if (type === 'text[]') return ['abcd'];
  if (type === 'bytea') return randomBytes(32);
  if (type === 'boolean') return false;
  if (type === 'date') return '2026-11-01';
  if (type.startsWith('timestamp')) return new Date(Date.now() + 3_600_000);
  if (type === 'json' || type === 'jsonb') return {};
  if (type === 'integer' || type === 'bigint') return 1;
  if (name === 'id' || name.endsWith('_id')) return newId('run', Date.now());
  if (name === 'slug' || name === 'name') return `s-${randomBytes(8).toString('hex')}`;
  if (name === 'email') return `${randomBytes(8).toString('hex')}@example.test`;
  return 'abcd';
}

function candidate({ definition }: CheckFacts, current: unknown, turn: number): unknown {
  const literals = [...definition.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? '');
  const values = [...literals, ...textCandidates];
  const value = values[turn % values.length];
  if (typeof current === 'string') return value;
  return Array.isArray(current) ? [value] : current;
}
