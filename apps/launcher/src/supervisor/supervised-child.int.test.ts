import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, prepareHome } from '../home/index.ts';
import { reservePort } from '../ports/index.ts';
import type { ChildSpecification } from './child-specification.ts';
import { SupervisedChild } from './supervised-child.ts';

const answering = `
  require('node:http').createServer((request, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');
`;
const withGrandchild = `${answering}
  const { spawn } = require('node:child_process');
  const grandchild = spawn('sleep', ['1000']);
  require('node:fs').writeFileSync(process.env.GRANDCHILD_FILE, String(grandchild.pid));
`;
const deaf = `${answering} process.on('SIGTERM', () => {});`;

let home: string;
let lines: string[];
let givenUp: string[];
let children: SupervisedChild[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'agent-os-supervisor-'));
  prepareHome(home);
  lines = [];
  givenUp = [];
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop()));
  rmSync(home, { recursive: true, force: true });
});

async function supervise(program: string, change: Partial<ChildSpecification> = {}): Promise<SupervisedChild> {
  const { port } = await reservePort({ host: '127.0.0.1', port: 0 }, 'PORT');
  const script = join(home, 'dummy.cjs');
  writeFileSync(script, program);
  const child = new SupervisedChild(
    {
      name: 'dummy',
      args: [script],
      workingFolder: home,
      environment: { PORT: String(port), GRANDCHILD_FILE: join(home, 'grandchild') },
      readiness: { kind: 'http', url: `http://127.0.0.1:${port}/` },
      startAfter: 'database',
      essential: true,
      graceMs: 500,
      ...change,
    },
    { home, report: (line) => lines.push(line), giveUp: (sentence) => givenUp.push(sentence) },
  );
  children.push(child);
  return child;
}

/** The process id in a file; 0 while there is none. */
function pidOf(name: string): number {
  const file = join(home, name);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

async function eventually(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Still not so after 30 s. Reported: ${lines.join(' | ')}`);
    await sleep(10);
  }
}

describe('a supervised child', () => {
  it('is back soon after it was killed, under a new process id', async () => {
    const child = await supervise(answering);
    await child.ready;
    const first = pidOf('run/dummy.pid');
    process.kill(first, 'SIGKILL');
    await eventually(() => lines.some((line) => line.includes('was ended by SIGKILL; starting it again in 100 ms')));
    await eventually(() => ![0, first].includes(pidOf('run/dummy.pid')));
  });

  it('leaves nothing behind when it is stopped, not even what it started itself', async () => {
    const child = await supervise(withGrandchild);
    await child.ready;
    await eventually(() => pidOf('grandchild') > 0);
    const pids = [pidOf('run/dummy.pid'), pidOf('grandchild')];
    expect(pids.map(isAlive)).toStrictEqual([true, true]);
    await child.stop();
    await eventually(() => !pids.some(isAlive));
  });

  it('leaves nothing behind when it dies, before it is started again', async () => {
    const child = await supervise(withGrandchild);
    await child.ready;
    await eventually(() => pidOf('grandchild') > 0);
    const grandchild = pidOf('grandchild');
    process.kill(pidOf('run/dummy.pid'), 'SIGKILL');
    await eventually(() => !isAlive(grandchild));
  });

  it('is killed when it ignores the request to stop for longer than its grace', async () => {
    const child = await supervise(deaf);
    await child.ready;
    const pid = pidOf('run/dummy.pid');
    const askedAt = performance.now();
    await child.stop();
    expect(isAlive(pid)).toBe(false);
    expect(performance.now() - askedAt).toBeGreaterThan(450);
  });

  it('is given up after five failures before it was ready, with one sentence and the path of its log', async () => {
    await supervise("console.error('Error: no such table'); process.exit(7)");
    await eventually(() => givenUp.length > 0);
    expect(givenUp).toStrictEqual([
      `dummy failed 5 times in a row before it was ready (last: ended with code 7). See ${join(home, 'logs/dummy.log')}.`,
    ]);
    expect(lines.filter((line) => line.includes('starting it again'))).toHaveLength(4);
    expect(lines).toContain('[dummy] Error: no such table');
    expect(readFileSync(join(home, 'logs/dummy.log'), 'utf8')).toContain('no such table');
  });

  it('that the rest can do without ends alone', async () => {
    await supervise('process.exit(1)', { essential: false });
    await eventually(() => lines.some((line) => line.endsWith('The rest goes on without it.')));
    expect(givenUp).toStrictEqual([]);
  });

  it('can be stopped while it waits to be started again', async () => {
    const child = await supervise('process.exit(1)');
    await eventually(() => lines.length > 0);
    await child.stop();
    const reported = lines.length;
    await sleep(300);
    expect(lines).toHaveLength(reported);
  });
});
