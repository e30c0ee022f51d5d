import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { startKernelInstallation } from '../kernel-fixture.ts';
import {
  findFreePort,
  forkModule,
  nextMessage,
  startService,
  stopProcess,
  waitUntilReady,
  type ProcessTree,
} from '../processes/index.ts';
import type { LoadTarget } from './load-job.ts';
import { parseStepTotals, type StepTotals } from './step-metrics.ts';

export const systemNames = ['direct', 'bare', 'portkey', 'kernel'] as const;
export type SystemName = (typeof systemNames)[number];

/** One of the compared ways to reach the mock upstream. */
export interface System {
  readonly name: SystemName;
  readonly target: LoadTarget;
  /** Whose CPU time its requests cost. */
  readonly processes: Readonly<Record<string, ProcessTree>>;
  readonly versions: Record<string, string>;
  readonly readSteps?: () => Promise<StepTotals>;
  readonly stop: () => Promise<void>;
}

const chatPath = '/v1/chat/completions';
const rivalsDirectory = fileURLToPath(new URL('../../rivals/', import.meta.url));
const portkeyEntry = 'node_modules/@portkey-ai/gateway/build/start-server.js';

export async function startSystem(name: SystemName, mockPort: number): Promise<System> {
  if (name === 'portkey') return startPortkey(mockPort);
  if (name === 'kernel') return startKernel(mockPort);
  if (name === 'bare') return startBareProxy(mockPort);
  const target = { port: mockPort, path: chatPath, headers: { authorization: 'Bearer bench-upstream' } };
  return { name, target, processes: {}, versions: {}, stop: async () => {} };
}

/** The bound: `node:http` and undici with nothing between them. */
async function startBareProxy(mockPort: number): Promise<System> {
  const proxy = forkModule(new URL('./bare-proxy.ts', import.meta.url), [String(mockPort)]);
  const { port } = await nextMessage<{ port: number }>(proxy);
  return {
    name: 'bare',
    target: { port, path: chatPath, headers: { authorization: 'Bearer bench-upstream' } },
    processes: { gateway: { rootPid: proxy.pid ?? 0 } },
    versions: {},
    stop: () => stopProcess(proxy, 1000),
  };
}

/** Postgres recording, budgets and policies are on: this is the whole pipeline. Slots are raised so that the upstream pool does not limit it. */
async function startKernel(mockPort: number): Promise<System> {
  const kernel = await startKernelInstallation({
    upstreamUrl: `http://127.0.0.1:${mockPort}/v1`,
    environment: { AGENT_OS_POOL_SLOTS: '1024', NODE_ENV: 'production' },
  });
  return {
    name: 'kernel',
    target: {
      port: Number(new URL(kernel.kernelUrl).port),
      path: chatPath,
      headers: { authorization: `Bearer ${kernel.agentApiKey}` },
    },
    processes: {
      gateway: { rootPid: kernel.kernelPid, exceptPids: [kernel.postgresPid] },
      postgres: { rootPid: kernel.postgresPid },
    },
    versions: kernel.versions,
    readSteps: async () => {
      const response = await fetch(`${kernel.kernelUrl}/metrics`, {
        headers: { authorization: `Bearer ${kernel.adminToken}` },
      });
      return parseStepTotals(response.ok ? await response.text() : '');
    },
    stop: kernel.stop,
  };
}

/** Portkey's open gateway with its console off; loopback is among the custom hosts it trusts by default. */
async function startPortkey(mockPort: number): Promise<System> {
  await installRivals();
  const port = await findFreePort();
  const environment = { ...process.env, NODE_ENV: 'production' };
  const service = startService([portkeyEntry, '--headless', `--port=${port}`], rivalsDirectory, environment);
  const stop = (): Promise<void> => stopProcess(service.child);
  try {
    await waitUntilReady('Portkey', service, () => answers(port), 30_000);
  } catch (error) {
    await stop();
    throw error;
  }
  const headers = {
    authorization: 'Bearer bench-upstream',
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': `http://127.0.0.1:${mockPort}/v1`,
  };
  const versions = { '@portkey-ai/gateway': '1.15.2' };
  return {
    name: 'portkey',
    target: { port, path: chatPath, headers },
    processes: { gateway: { rootPid: service.child.pid ?? 0 } },
    versions,
    stop,
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}

/** Installs the locked versions, again when the lock file is newer. Install scripts stay off: none of the rivals needs one to run. */
async function installRivals(): Promise<void> {
  const writtenMs = (file: string): number =>
    statSync(join(rivalsDirectory, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (writtenMs('node_modules/.package-lock.json') >= writtenMs('package-lock.json')) return;
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: rivalsDirectory,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise<number | null>((resolve) => npm.once('exit', resolve));
  if (code !== 0) throw new Error('The rivals could not be installed: run npm ci in bench/rivals to see why.');
}
