import { createTestDatabase, type TestDatabase } from '@agent-os/db/testing';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment, parseFlags } from './configuration/index.ts';
import { isAlive, prepareHome } from './home/index.ts';
import { prepareInstallation } from './prepare-installation.ts';
import { runInstallation } from './run-installation.ts';

/** Stand-ins for the parts, which note when they start and stop. */
const noting = `
  const fs = require('node:fs');
  const path = require('node:path');
  const note = (line) => fs.appendFileSync(path.join(process.env.AGENT_OS_HOME, 'notes'), line + '\\n');
`;
const server = (name: string, port: string): string => `${noting}
  require('node:http').createServer((request, response) => response.end('{}')).listen(${port}, '127.0.0.1');
  note('${name} started');
  process.on('SIGTERM', () => { note('${name} stopped'); process.exit(0); });
`;
const parts: Readonly<Record<string, string>> = {
  'apps/kernel/src/main.ts': server('kernel', 'process.env.KERNEL_PORT'),
  'apps/reference-model/src/main.ts': server('reference-model', 'process.env.REFERENCE_MODEL_PORT'),
  'apps/demo-fleet/src/main.ts': server('demo-fleet', '0'),
  'node_modules/next/dist/bin/next': server('web', "process.argv[process.argv.indexOf('-p') + 1]"),
  'apps/kernel/src/seed/main.ts': `${noting}
    fs.writeFileSync(path.join(process.env.AGENT_OS_HOME, 'credentials.json'), '{}');
    note('seeded');
  `,
  'apps/web/package.json': '{}',
};

let database: TestDatabase;
let repository: string;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'agent-os-launcher-'));
  for (const [path, program] of Object.entries(parts)) write(path, program);
});

afterEach(() => rmSync(repository, { recursive: true, force: true }));

function write(path: string, program: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), program);
}

/** Starts the stand-ins; `ready` and `ended` tell how it goes. */
async function start() {
  const environment = {
    PATH: process.env['PATH'],
    WEB_PORT: '0',
    KERNEL_PORT: '0',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  };
  const configuration = parseEnvironment(environment, repository);
  prepareHome(configuration.home);
  const prepared = await prepareInstallation(repository, environment, configuration, parseFlags([]));
  const stop = new AbortController();
  const lines: string[] = [];
  const ready = Promise.withResolvers<string>();
  const ended = runInstallation(prepared, {
    stop: stop.signal,
    kill: new AbortController().signal,
    report: (line) => lines.push(line),
    announce: ready.resolve,
  });
  const read = (name: string): string => readFileSync(join(configuration.home, name), 'utf8');
  return { home: configuration.home, prepared, lines, ready: ready.promise, ended, stop: () => stop.abort(), read };
}

describe('an installation', () => {
  it('starts what others need first, says that it is ready, and stops in the opposite order', async () => {
    const run = await start();
    const { web, kernel } = run.prepared;
    expect(await run.ready).toBe(
      `agent-os ready console=http://127.0.0.1:${web.port} kernel=http://127.0.0.1:${kernel.port}`,
    );
    expect(run.lines).toContain(
      `The accounts and keys of this installation are in ${join(run.home, 'credentials.json')}`,
    );
    await expect.poll(() => run.read('notes')).toContain('demo-fleet started');
    const pids = readdirSync(join(run.home, 'run')).map((name) => Number(run.read(join('run', name))));
    expect(pids).toHaveLength(4);
    run.stop();
    expect(await run.ended).toBeUndefined();
    expect(pids.filter(isAlive)).toStrictEqual([]);
    expect(readdirSync(join(run.home, 'run'))).toStrictEqual([]);
    const notes = run.read('notes').trim().split('\n');
    expect(notes.indexOf('seeded')).toBeLessThan(notes.indexOf('kernel started'));
    expect(notes.slice(-4)).toStrictEqual([
      'demo-fleet stopped',
      'web stopped',
      'kernel stopped',
      'reference-model stopped',
    ]);
  });

  it('ends as a whole, with one sentence, when the kernel cannot start', async () => {
    write('apps/kernel/src/main.ts', "console.error('Error: the journal cannot be read'); process.exit(1);");
    const run = await start();
    expect(await run.ended).toBe(
      `kernel failed 5 times in a row before it was ready (last: ended with code 1). See ${join(run.home, 'logs/kernel.log')}.`,
    );
    expect(run.lines).toContain('[kernel] Error: the journal cannot be read');
    expect(readdirSync(join(run.home, 'run'))).toStrictEqual([]);
  });

  it('does not start on a database that could not be seeded', async () => {
    write('apps/kernel/src/seed/main.ts', "console.error('The table is missing.'); process.exit(1);");
    const run = await start();
    await expect(run.ended).rejects.toThrow('could not be set up (The table is missing.). See');
    expect(existsSync(join(run.home, 'notes')) ? run.read('notes') : '').not.toContain('kernel started');
    expect(readdirSync(join(run.home, 'run'))).toStrictEqual([]);
  });
});
