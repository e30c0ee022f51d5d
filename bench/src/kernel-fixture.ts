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
  /** Empty without the console. Without a slash at the end. */
  readonly consoleUrl: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly agentApiKey: string;
  readonly adminToken: string;
  readonly kernelPid: number;
  readonly postgresPid: number;
  /** Connects to its database as the role that row-level security does not bind. */
  readonly superuserUrl: string;
  /** As the kernel does: for another one beside it. */
  readonly databaseUrl: string;
  readonly versions: Record<string, string>;
  readonly stop: () => Promise<void>;
}

export interface KernelSettings {
  /** OpenAI-compatible upstream with its version path, such as http://127.0.0.1:9000/v1; without one, the reference models. */
  readonly upstreamUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Serves the console too, as built for production. */
  readonly withConsole?: boolean;
}

/** The parts of $AGENT_OS_HOME/credentials.json that a bench needs. */
const credentialsFile = z.object({
  agents: z.array(z.object({ apiKey: z.string() })),
  users: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
  adminToken: z.string(),
});
const connectionFile = z.object({ port: z.number(), superuserPassword: z.string(), appPassword: z.string() });
const packageFile = z.object({ version: z.string() });

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));
const startTimeoutMs = 240_000;

/**
 * Starts an isolated installation (its own data directory, port and Postgres, no background agents, reference models only without an upstream,
 * the console only when asked for) and waits until it is ready. `stop` ends it and removes its data. Throws with its last output when it does not start.
 */
export async function startKernelInstallation(settings: KernelSettings): Promise<KernelInstallation> {
  const startScript = join(repositoryRoot, 'scripts', 'start.mjs');
  if (!existsSync(startScript)) {
    throw new Error('scripts/start.mjs is missing: measure the others with --only direct,portkey.');
  }
  const home = await mkdtemp(join(tmpdir(), 'agent-os-bench-'));
  const { upstreamUrl } = settings;
  const flags = [
    ...(settings.withConsole === true ? [] : ['--no-web']),
    ...(upstreamUrl === undefined ? [] : ['--no-reference-model']),
  ];
  const service = startService([startScript, ...flags], repositoryRoot, {
    ...process.env,
    // Nothing of the caller's installation: its database would be measured, and written to.
    DATABASE_URL: '',
    REDIS_URL: '',
    AGENT_OS_HOME: home,
    AGENT_OS_DEMO: '1',
    AGENT_OS_DEMO_FLEET: '0',
    KERNEL_PORT: String(await findFreePort()),
    WEB_PORT: String(await findFreePort()),
    OPENAI_BASE_URL: upstreamUrl ?? '',
    OPENAI_API_KEY: upstreamUrl === undefined ? '' : 'bench-upstream',
    ...settings.environment,
  });
  const stop = async (): Promise<void> => {
    await stopProcess(service.child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await waitUntilReady('The kernel', service, () => readyLine(service.recentOutput()) !== undefined, startTimeoutMs);
    const ready = readyLine(service.recentOutput()) ?? '';
    const kernelUrl = / kernel=(\S+)/.exec(ready)?.[1];
    const credentials = credentialsFile.parse(JSON.parse(await readFile(join(home, 'credentials.json'), 'utf8')));
    const connection = connectionFile.parse(
      JSON.parse(await readFile(join(home, 'postgres', 'connection.json'), 'utf8')),
    );
    const [agent] = credentials.agents;
    const owner = credentials.users.find(({ role }) => role === 'owner');
    if (!kernelUrl || !agent || !owner) {
      throw new Error('The kernel named no URL, or its credentials file holds no agent or no owner.');
    }
    return {
      kernelUrl: kernelUrl.replace(/\/$/, ''),
      consoleUrl: / console=(\S+)/.exec(ready)?.[1]?.replace(/\/$/, '') ?? '',
      owner,
      agentApiKey: agent.apiKey,
      adminToken: credentials.adminToken,
      kernelPid: readPid(join(home, 'run', 'kernel.pid')),
      postgresPid: readPid(join(home, 'postgres', 'data', 'postmaster.pid')),
      databaseUrl: `postgresql://agent_os_app:${connection.appPassword}@127.0.0.1:${connection.port}/agent_os`,
      superuserUrl: `postgresql://agent_os_superuser:${connection.superuserPassword}@127.0.0.1:${connection.port}/agent_os`,
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
