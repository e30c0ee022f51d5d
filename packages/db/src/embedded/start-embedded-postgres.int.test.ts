import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isProcessAlive } from './postmaster-file.ts';
import { PostgresStartError, startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';

const isUnixRoot = process.getuid?.() === 0;

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  let home: string;
  let directory: string;
  let prepared: string;
  const running = new Set<EmbeddedPostgres>();
  const logged: string[] = [];

  // Making a database takes longer than most tests of it: those of later starts begin with a copy.
  beforeAll(async () => {
    prepared = mkdtempSync(join(tmpdir(), 'agent-os-prepared-'));
    const postgres = await startEmbeddedPostgres({ directory: join(prepared, 'postgres'), log: () => undefined });
    await postgres.stop();
  });
  afterAll(() => rmSync(prepared, { recursive: true, force: true }));
  /** Puts a database that was stopped in order there, with the owners of its files. */
  const putPrepared = (into = directory): void => {
    execFileSync('cp', ['-a', join(prepared, 'postgres'), into]);
  };

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'agent-os-embedded-'));
    directory = join(home, 'postgres');
    logged.length = 0;
  });
  afterEach(async () => {
    for (const postgres of running) await postgres.stop();
    running.clear();
    rmSync(home, { recursive: true, force: true });
  });

  const start = async (): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ directory, log: (message) => logged.push(message) });
    running.add(postgres);
    return postgres;
  };
  const dataFile = (name: string): string => join(directory, 'data', name);
  const failure = async (): Promise<PostgresStartError> => {
    const error: unknown = await start().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(PostgresStartError);
    return error as PostgresStartError;
  };

  test('a second start finds the data at the same port', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept (id int); insert into kept values (7)');
    await first.stop();
    expect(isProcessAlive(first.pid)).toBe(false);
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  test('listens on this machine only, checks passwords, keeps them in a file for its owner', async () => {
    putPrepared();
    const postgres = await start();
    expect(await query(postgres.superuserUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const [durable] = await query(
      postgres.superuserUrl,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
         current_setting('server_encoding') as encoding`,
    );
    expect(durable).toEqual({ fsync: 'on', commits: 'on', encoding: 'UTF8' });
    expect(statSync(join(directory, 'connection.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(postgres.appUrl);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const [owner] = await query(
      postgres.ownerUrl,
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(owner).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  test('what was committed survives kill -9 of the server', async () => {
    putPrepared();
    const first = await start();
    await query(first.ownerUrl, 'create table kept (id int); insert into kept select generate_series(1, 1000)');
    process.kill(first.pid, 'SIGKILL');
    expect(existsSync(dataFile('postmaster.pid'))).toBe(true);
    const second = await start();
    expect(await query(second.ownerUrl, 'select count(*)::int as count from kept')).toEqual([{ count: 1000 }]);
  });

  test('a process id file that names somebody else is no obstacle', async () => {
    putPrepared();
    writeFileSync(dataFile('postmaster.pid'), `${process.pid}\n${dataFile('')}\n1\n1\n\n127.0.0.1\n0 0\nready\n`);
    const second = await start();
    expect(second.pid).not.toBe(process.pid);
  });

  test('a server that its starter left behind by kill -9 is taken over', async () => {
    putPrepared();
    const entry = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(entry)});
      const { pid } = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, log: () => undefined });
      console.log(pid);
      setInterval(() => undefined, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      starter.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    starter.kill('SIGKILL');
    const postgres = await start();
    expect(postgres.pid).toBe(pid);
    await postgres.stop();
    expect(isProcessAlive(pid)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('Ctrl-C in the terminal does not reach the server', async () => {
    putPrepared();
    const postgres = await start();
    const stat = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8');
    const [, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    expect(Number(session)).toBe(postgres.pid);
  });

  test('a first start that was cut off begins again', async () => {
    mkdirSync(join(directory, 'data.new'), { recursive: true });
    writeFileSync(join(directory, 'data.new', 'PG_VERSION'), '18\n');
    await start();
  });

  test.runIf(isUnixRoot)('root may keep it below a home that is closed to others', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    chmodSync(home, 0o700);
    directory = join(closed, 'postgres');
    await start();
    expect(statSync(closed).mode & 0o777).toBe(0o710);
    expect(logged.join('\n')).toContain(`pass through ${closed}`);
  });

  test('a port that another program took is replaced, and remembered', async () => {
    putPrepared();
    putPrepared(join(home, 'other'));
    const first = await start();
    await first.stop();
    const other = await startEmbeddedPostgres({
      directory: join(home, 'other'),
      port: first.port,
      log: () => undefined,
    });
    running.add(other);
    expect(other.port).toBe(first.port);
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a damaged database ends in one sentence that says what to do', async () => {
    putPrepared();
    writeFileSync(dataFile('global/pg_control'), 'nothing of use');
    expect((await failure()).message).toMatch(/is damaged: restore the directory from a backup/);
  });

  test('a database of another PostgreSQL release is named', async () => {
    putPrepared();
    writeFileSync(dataFile('PG_VERSION'), '15\n');
    expect((await failure()).message).toMatch(/was made by PostgreSQL 15/);
  });

  test('a folder that holds no database is left alone', async () => {
    mkdirSync(join(directory, 'data'), { recursive: true });
    writeFileSync(dataFile('precious.txt'), 'x');
    expect((await failure()).message).toMatch(/holds no database/);
    expect(existsSync(dataFile('precious.txt'))).toBe(true);
  });

  test('unreadable passwords end in one sentence', async () => {
    putPrepared();
    writeFileSync(join(directory, 'connection.json'), '{');
    expect((await failure()).message).toMatch(/holds the passwords of the database, cannot be read/);
  });
});
