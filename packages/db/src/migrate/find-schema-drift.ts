import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { schemaFilter, withSchemaEngine } from './schema-engine.ts';

const schemaFolder = resolve(import.meta.dirname, '../../../../prisma/schema');

/**
 * The SQL that would turn the database at `url`, which must be migrated, into what the Prisma schema says; empty when
 * they agree. Collations, checks, policies, triggers and functions are outside the schema language and not compared.
 */
export async function findSchemaDrift(url: string, folder: string = schemaFolder): Promise<string> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }));
  return withSchemaEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { ...schemaFilter, externalTables: ['public._prisma_migrations'] },
    });
    const script = (stdout ?? '').trim();
    return script === '-- This is an empty migration.' ? '' : script;
  });
}
