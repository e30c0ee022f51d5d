import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findFreePort, startService, stopProcess, waitUntilReady } from './processes/index.ts';

/** A running installation of Agent OS that nothing else uses. */
export interface KernelInstallation {
  /** Without a slash at the end. */
  readonly kernelUrl: string;
  readonly agentApiKey: string;
  readonly adminToken: string;
  readonly kernelPid: number;
  readonly postgresPid: number;
  readonly versions: Record<string, string>;
  readonly stop: () => Promise<void>;
}

export interface KernelSettings {
  /** OpenAI-compatible upstream with its version path, such as http://127.0.0.1:9000/v1. */
  readonly upstreamUrl: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The parts of $AGENT_OS_HOME/credentials.json that a bench needs. */
const credentialsFile = z.object({ agents: z.array(z.object({ apiKey: z.string() })), adminToken: z.string() });
const packageFile = z.object({ version: z.string() });

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));
const startTimeoutMs = 240_000;

/**
 * Starts an isolated installation (its own data directory, port and Postgres, no console, no reference models, no
 * background agents) and waits until it is ready. `stop` ends it and removes its data. Throws with its last output when it does not start.
 */
export async function startKernelInstallation(settings: KernelSettings): Promise<KernelInstallation> {
  const startScript = join(repositoryRoot, 'scripts', 'start.mjs');
  if (!existsSync(startScript)) {
    throw new Error('scripts/start.mjs is missing: measure the others with --only direct,portkey.');
  }
  const home = await mkdtemp(join(tmpdir(), 'agent-os-bench-'));
  const service = startService([startScript, '--no-web', '--no-reference-model'], repositoryRoot, {
    ...process.env,
    // Nothing of the caller's installation: its database would be measured, and written to.
    DATABASE_URL: '',
    REDIS_URL: '',
    AGENT_OS_HOME: home,
    AGENT_OS_DEMO: '1',
    AGENT_OS_DEMO_FLEET: '0',
    KERNEL_PORT: String(await findFreePort()),
    OPENAI_BASE_URL: settings.upstreamUrl,
    OPENAI_API_KEY: 'bench-upstream',
    ...settings.environment,
  });
  const stop = async (): Promise<void> => {
    await stopProcess(service.child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await waitUntilReady('The kernel', service, () => readyLine(service.recentOutput()) !== undefined, startTimeoutMs);
    const kernelUrl = / kernel=(\S+)/.exec(readyLine(service.recentOutput()) ?? '')?.[1];
    const credentials = credentialsFile.parse(JSON.parse(await readFile(join(home, 'credentials.json'), 'utf8')));
    const [agent] = credentials.agents;
    if (!kernelUrl || !agent) throw new Error('The kernel named no URL, or its credentials file holds no agent.');
    return {
      kernelUrl: kernelUrl.replace(/\/$/, ''),
      agentApiKey: agent.apiKey,
      adminToken: credentials.adminToken,
      kernelPid: readPid(join(home, 'run', 'kernel.pid')),
      postgresPid: readPid(join(home, 'postgres', 'data', 'postmaster.pid')),
      versions: {
        'agent-os': readVersion(),
        postgres: readFileSync(join(home, 'postgres', 'data', 'PG_VERSION'), 'utf8').trim(),
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyLine(output: string): string | undefined {
  return output.split('\n').find((line) => line.startsWith('agent-os ready'));
}

/** Both files hold the process id in their first line. */
function readPid(path: string): number {
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid < 1) throw new Error(`${path} does not start with a process id.`);
  return pid;
}

function readVersion(): string {
  return packageFile.parse(JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'))).version;
}
