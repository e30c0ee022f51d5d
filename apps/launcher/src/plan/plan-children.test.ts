import { describe, expect, it } from 'vitest';
import { parseEnvironment, parseFlags } from '../configuration/index.ts';
import type { Installation } from './installation.ts';
import { planChildren } from './plan-children.ts';
import { readyLine } from './ready-line.ts';

function installationWith(environment: Record<string, string>, ...args: string[]): Installation {
  const configuration = parseEnvironment(environment, '/srv/agent-os');
  return {
    repository: '/srv/agent-os',
    configuration,
    flags: parseFlags(args),
    environment,
    secrets: { serviceSecret: 'service', masterKey: 'master', sessionSecret: 'session' },
    web: configuration.web,
    kernel: configuration.kernel,
    referenceModel: { host: '127.0.0.1', port: 4500 },
    databaseUrl: 'postgresql://agent_os_app@127.0.0.1/agent_os',
  };
}

const namesOf = (installation: Installation) => planChildren(installation).map(({ name }) => name);

function environmentOf(installation: Installation, name: string) {
  const child = planChildren(installation).find((candidate) => candidate.name === name);
  expect(child, name).toBeDefined();
  return child?.environment ?? {};
}

describe('the processes of an installation', () => {
  it('stop in this order: clients first, the kernel, then what it calls', () => {
    expect(namesOf(installationWith({}))).toStrictEqual(['demo-fleet', 'web', 'kernel', 'reference-model']);
  });

  it('are fewer without console, demo and reference model', () => {
    const installation = { ...installationWith({ AGENT_OS_DEMO: '0' }, '--no-web'), referenceModel: undefined };
    expect(namesOf(installation)).toStrictEqual(['kernel']);
    expect(environmentOf(installation, 'kernel')).not.toHaveProperty('AGENT_OS_REFERENCE_MODEL_URL');
  });

  it('give the kernel room for the calls under way, before the name of its file', () => {
    const kernel = planChildren(installationWith({})).find(({ name }) => name === 'kernel');
    expect(kernel?.args).toStrictEqual(['--max-semi-space-size=64', '/srv/agent-os/apps/kernel/src/main.ts']);
  });

  it('share no secret that is not theirs', () => {
    const given = {
      AGENT_OS_MASTER_KEY: 'a'.repeat(64),
      DATABASE_URL: 'postgresql://app@host/db',
      DATABASE_OWNER_URL: 'postgresql://owner@host/db',
      OPENAI_API_KEY: 'key',
    };
    const installation = installationWith(given);
    const forWeb = environmentOf(installation, 'web');
    const forFleet = environmentOf(installation, 'demo-fleet');
    for (const name of Object.keys(given)) {
      expect(forWeb).not.toHaveProperty(name);
      expect(forFleet).not.toHaveProperty(name);
    }
    expect(forFleet).not.toHaveProperty('AGENT_OS_SERVICE_SECRET');
    expect(environmentOf(installation, 'kernel')).not.toHaveProperty('DATABASE_OWNER_URL');
    expect(environmentOf(installation, 'kernel')).toMatchObject({
      DATABASE_URL: 'postgresql://agent_os_app@127.0.0.1/agent_os',
      OPENAI_API_KEY: 'key',
      AGENT_OS_MASTER_KEY: 'master',
      AGENT_OS_REFERENCE_MODEL_URL: 'http://127.0.0.1:4500/v1',
    });
  });
});

describe('the ready line', () => {
  it('names console and kernel', () => {
    expect(readyLine(installationWith({}))).toBe(
      'agent-os ready console=http://127.0.0.1:3000 kernel=http://127.0.0.1:4000',
    );
  });

  it('leaves out a console that does not run', () => {
    expect(readyLine(installationWith({}, '--no-web'))).toBe('agent-os ready kernel=http://127.0.0.1:4000');
  });

  it('gives an address that this machine reaches when a server listens everywhere', () => {
    expect(readyLine(installationWith({ WEB_HOST: '0.0.0.0', KERNEL_HOST: '::' }))).toBe(
      'agent-os ready console=http://127.0.0.1:3000 kernel=http://[::1]:4000',
    );
  });
});
