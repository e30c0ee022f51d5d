import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** Tables and types in the database that the Prisma schema does not describe: none. */
export const schemaFilter = { externalTables: [], externalEnums: [] };

const catalogueCharacters = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * The adapter cannot read the catalogue's one-byte "char", which the engine asks for when it describes constraints. So
 * those columns travel as text and are declared characters again.
 */
async function queryCatalogue(
  query: SqlQuery,
  queryRaw: (query: SqlQuery) => Promise<SqlResultSet>,
): Promise<SqlResultSet> {
  const sql = query.sql.replaceAll(/\b(constr\.contype(?= AS)|con\.conf(?:del|upd)type(?=,))/g, '$1::text');
  const result = await queryRaw({ ...query, sql });
  const columnTypes = result.columnTypes.map((type, index) =>
    catalogueCharacters.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
  );
  return { ...result, columnTypes };
}

/**
 * The stock adapter cuts a script at every semicolon, which breaks function bodies, and sends the pieces one by one.
 * Sent whole, PostgreSQL runs a script as one transaction: a migration that fails or is cut off leaves nothing behind.
 */
class SchemaEngineAdapter extends PrismaPg {
  scriptError: unknown;

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = (query) => queryCatalogue(query, queryRaw);
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        this.scriptError = error;
        throw error;
      }
    };
    return adapter;
  }
}

/** Node warns that WebAssembly imports are experimental; the engine's exact version is pinned and tested with it. */
async function importEngine(): Promise<typeof SchemaEngine> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return (await import('@prisma/schema-engine-wasm')).SchemaEngine;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Runs `work` with Prisma's schema engine (WebAssembly, so nothing is downloaded) connected to `url`. When a script
 * fails, rejects with PostgreSQL's own error.
 */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await importEngine();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const factory = new SchemaEngineAdapter(pool);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, adapter);
    const result = await work(engine);
    engine.free();
    return result;
  } catch (error) {
    throw factory.scriptError ?? error;
  } finally {
    await pool.end();
  }
}
