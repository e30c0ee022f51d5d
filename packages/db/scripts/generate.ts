import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const schemaFolder = resolve(workspace, '../../prisma/schema');
const generatedFolder = join(workspace, 'src/generated');
const stampFile = join(generatedFolder, 'schema.sha256');
const require = createRequire(import.meta.url);

/** What the generated client depends on: the schema, this package's configuration and the generator's version. */
function schemaHash(): string {
  const hash = createHash('sha256');
  const schemaFiles = readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .toSorted();
  const inputs = [
    ...schemaFiles.map((name) => join(schemaFolder, name)),
    join(workspace, 'prisma.config.ts'),
    require.resolve('prisma/package.json'),
  ];
  for (const file of inputs) {
    hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function isUpToDate(hash: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

function generate(hash: string): void {
  rmSync(generatedFolder, { recursive: true, force: true });
  // The generator never runs the schema engine, but the CLI would download it first; a closed network refuses that.
  const run = spawnSync(process.execPath, [require.resolve('prisma/build/index.js'), 'generate'], {
    cwd: workspace,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    process.stderr.write('The database client could not be generated; see the message above.\n');
    process.exit(1);
  }
  writeFileSync(stampFile, hash);
}

const hash = schemaHash();
if (isUpToDate(hash)) {
  process.stdout.write('Database client is up to date.\n');
} else {
  generate(hash);
  process.stdout.write('Database client generated.\n');
}
