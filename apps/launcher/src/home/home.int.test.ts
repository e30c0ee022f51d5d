import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive, lockHome, loadSecrets, prepareHome, stopLeftovers, writePidFile } from './index.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'agent-os-home-'));
  prepareHome(home);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('an installation', () => {
  it('is run by one process, which a second start names', () => {
    const unlock = lockHome(home);
    expect(() => lockHome(home)).toThrow(`Process ${process.pid} already runs the installation in ${home}.`);
    unlock();
    lockHome(home)();
  });

  it('can be started after a launcher that was killed', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    writeFileSync(join(home, 'run', 'launcher.lock'), `${gone.pid} 1\n`);
    lockHome(home)();
  });

  it('is not held by a stranger who was given the process id of a launcher that was killed', () => {
    writeFileSync(join(home, 'run', 'launcher.lock'), `${process.pid} 1\n`);
    lockHome(home)();
  });

  it('ends its own leftovers and nobody else', async () => {
    const start = (environment: Record<string, string>) =>
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: environment });
    const own = start({ AGENT_OS_HOME: home });
    const stranger = start({ AGENT_OS_HOME: '/somewhere/else' });
    writePidFile(home, 'kernel', own.pid ?? 0);
    writePidFile(home, 'web', stranger.pid ?? 0);
    const ended = once(own, 'exit');
    expect(await stopLeftovers(home)).toStrictEqual(['kernel']);
    await ended;
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill('SIGKILL');
  });

  it('keeps its secrets over restarts, readable by its owner only', () => {
    const secrets = loadSecrets(home, {});
    expect(loadSecrets(home, {})).toStrictEqual(secrets);
    const values = [secrets.serviceSecret, secrets.masterKey, secrets.sessionSecret];
    expect(new Set(values).size).toBe(3);
    expect(values.every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
    expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(loadSecrets(home, { NEXTAUTH_SECRET: 'given' }).sessionSecret).toBe('given');
  });

  it('never replaces secrets that it cannot read', () => {
    const file = join(home, 'secrets.json');
    writeFileSync(file, '{"masterKey":');
    expect(() => loadSecrets(home, {})).toThrow(`${file} cannot be used: restore it from a backup`);
    expect(readFileSync(file, 'utf8')).toBe('{"masterKey":');
  });
});
