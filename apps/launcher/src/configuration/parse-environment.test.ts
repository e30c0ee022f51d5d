import { describe, expect, it } from 'vitest';
import { LauncherError } from '../launcher-error.ts';
import { parseEnvironment } from './parse-environment.ts';
import { parseFlags } from './parse-flags.ts';

const parse = (environment: Record<string, string>) => parseEnvironment(environment, '/srv/agent-os');

describe('the environment of a start', () => {
  it('has a default for every variable', () => {
    expect(parse({})).toStrictEqual({
      home: '/srv/agent-os/.agent-os',
      web: { host: '127.0.0.1', port: 3000 },
      kernel: { host: '127.0.0.1', port: 4000 },
      database: undefined,
      hasOwnModel: false,
      demoFleet: true,
      publicConsoleUrl: undefined,
    });
  });

  it('counts an empty variable as not set', () => {
    expect(parse({ WEB_PORT: '', DATABASE_URL: ' ' })).toStrictEqual(parse({}));
  });

  it('resolves a relative AGENT_OS_HOME against the checkout, not the folder of the caller', () => {
    expect(parse({ AGENT_OS_HOME: 'data/one' }).home).toBe('/srv/agent-os/data/one');
  });

  it('needs no simulated model when a real one is named', () => {
    expect(parse({ OPENAI_API_KEY: 'key' }).hasOwnModel).toBe(true);
    expect(parse({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }).hasOwnModel).toBe(true);
  });

  it.each([
    [{ AGENT_OS_DEMO: '0' }, false],
    [{ AGENT_OS_DEMO_FLEET: '0' }, false],
    [{ AGENT_OS_DEMO: '1', AGENT_OS_DEMO_FLEET: '1' }, true],
  ])('with %o the demo fleet runs: %s', (environment, expected) => {
    expect(parse(environment).demoFleet).toBe(expected);
  });

  it.each([
    ['WEB_PORT', '70000', 'WEB_PORT must be a whole number from 0 to 65535, where 0 stands for any free port.'],
    ['KERNEL_PORT', '80a', 'KERNEL_PORT must be a whole number from 0 to 65535, where 0 stands for any free port.'],
    ['KERNEL_HOST', 'a b', 'KERNEL_HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.'],
    ['AGENT_OS_DEMO', 'yes', 'AGENT_OS_DEMO must be 1 or 0.'],
    [
      'KERNEL_ROLES',
      'gateway',
      'KERNEL_ROLES must name all of gateway, runs, loops: one process runs them, so leave it out.',
    ],
    ['KERNEL_ROLES', 'gateway,web', 'KERNEL_ROLES must be a comma-separated list of gateway, runs, loops.'],
    ['AGENT_OS_POOL_SLOTS', '0', 'AGENT_OS_POOL_SLOTS must be a whole number from 1 to 100000.'],
    ['REDIS_URL', 'http://cache', 'REDIS_URL must be a URL such as redis://host:6379.'],
    ['AGENT_OS_LOG_LEVEL', 'loud', 'AGENT_OS_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    ['AGENT_OS_MASTER_KEY', 'abc', 'AGENT_OS_MASTER_KEY must be 32 bytes written as 64 hexadecimal digits.'],
  ])('refuses %s=%s in one sentence', (name, value, sentence) => {
    expect(() => parse({ [name]: value })).toThrow(new LauncherError(sentence));
  });

  it('never repeats a credential in its message', () => {
    expect(() => parse({ DATABASE_URL: 'mysql://me:hunter2@host/db' })).toThrow(/^(?!.*hunter2)DATABASE_URL must/);
  });

  it('migrates with the role that serves when no owner is named', () => {
    const url = 'postgresql://app@host/db';
    expect(parse({ DATABASE_URL: url }).database).toStrictEqual({ appUrl: url, ownerUrl: url });
    expect(() => parse({ DATABASE_OWNER_URL: url })).toThrow(/^DATABASE_OWNER_URL is set without DATABASE_URL/);
  });

  it('refuses one port for two servers', () => {
    expect(() => parse({ WEB_PORT: '4000' })).toThrow(/both 4000/);
  });
});

describe('the flags of a start', () => {
  it('are understood in any order', () => {
    expect(parseFlags(['--watch', '--no-web'])).toStrictEqual({
      web: false,
      referenceModel: true,
      watch: true,
      check: false,
    });
  });

  it('that do not exist are named, with those that do', () => {
    expect(() => parseFlags(['--now'])).toThrow(/^--now is not a flag of npm start: use --no-web/);
  });
});
