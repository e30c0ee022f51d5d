import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startKernelInstallation, type KernelInstallation } from '../kernel-fixture.ts';
import { findFreePort, startService, stopProcess, waitUntilReady } from '../processes/index.ts';

/** Kernels on one database, in front of the reference model. Each is a process of its own. */
export interface KernelFleet {
  readonly installation: KernelInstallation;
  readonly urls: readonly string[];
  readonly stop: () => Promise<void>;
}

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
const startTimeoutMs = 60_000;

/** Starts so many kernels. Throws when one does not start. */
export async function startKernelFleet(count: number): Promise<KernelFleet> {
  const shared = {
    NODE_ENV: 'production',
    AGENT_OS_LOG_LEVEL: 'warn',
    AGENT_OS_MASTER_KEY: randomBytes(32).toString('hex'),
    AGENT_OS_SERVICE_SECRET: randomBytes(32).toString('hex'),
  };
  const installation = await startKernelInstallation({
    environment: { ...shared, AGENT_OS_POOL_SLOTS: '1024', AGENT_OS_REPLICA: 'bench-1' },
  });
  const stops: (() => Promise<void>)[] = [installation.stop];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const urls = [installation.kernelUrl];
    for (let number = 2; number <= count; number += 1) {
      const home = await mkdtemp(join(tmpdir(), 'agent-os-bench-kernel-'));
      const port = await findFreePort();
      const service = startService(['apps/kernel/src/main.ts'], repositoryRoot, {
        ...process.env,
        ...shared,
        AGENT_OS_HOME: home,
        AGENT_OS_REPLICA: `bench-${number}`,
        DATABASE_URL: installation.databaseUrl,
        KERNEL_PORT: String(port),
      });
      stops.push(async () => {
        await stopProcess(service.child);
        await rm(home, { recursive: true, force: true });
      });
      const url = `http://127.0.0.1:${port}`;
      await waitUntilReady(`Kernel ${number}`, service, () => answers(url), startTimeoutMs);
      urls.push(url);
    }
    return { installation, urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/v1/models`);
    return true;
  } catch {
    return false;
  }
}
