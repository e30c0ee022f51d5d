import type { ChildProcess } from 'node:child_process';
import { startKernelInstallation } from '../../kernel-fixture.ts';
import { forkModule, nextMessage, stopProcess } from '../../processes/index.ts';
import type { AgentsJob, AgentsReport } from './agents-job.ts';
import { registerAgents } from './register-agents.ts';
import { capacityOf, modelNameOf, serviceMsPerToken, type WorkloadName } from './served-workloads.ts';

export const realTimeSystems = ['unscheduled', 'unscheduled_told_when', 'aios_batch_barrier', 'ours'] as const;
export type RealTimeSystem = (typeof realTimeSystems)[number];

/** A model server, and before it everything that is compared. Each is a process of its own; all are on loopback. */
export interface RealTimeStand {
  readonly versions: Record<string, string>;
  readonly run: (
    system: RealTimeSystem,
    workload: WorkloadName,
    outputTokens: readonly (readonly number[])[],
  ) => Promise<AgentsReport>;
  readonly stop: () => Promise<void>;
}

const keyPollMs = 50;
const keyTimeoutMs = 30_000;
/** Lets what a run left behind, such as settlements, finish outside of the next. */
const pauseMs = 300;

/** Starts everything for up to `agents` agents. Throws when a part does not start. */
export async function startRealTimeStand(agents: number): Promise<RealTimeStand> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed()) await each();
  };
  const fork = async (module: URL, args: readonly string[]): Promise<string> => {
    const child = forkModule(module, args);
    stops.push(() => stopProcess(child, 1000));
    return (await nextMessage<{ url: string }>(child)).url;
  };
  try {
    const modelUrl = await fork(new URL('./model-server.ts', import.meta.url), []);
    const forkBarrier = (workload: WorkloadName): Promise<string> =>
      fork(new URL('./batch-barrier-server.ts', import.meta.url), [modelUrl, String(capacityOf[workload])]);
    const barrierUrls = { serial: await forkBarrier('serial'), open: await forkBarrier('open') };
    const kernel = await startKernelInstallation({
      upstreamUrl: `${modelUrl}/v1`,
      environment: { NODE_ENV: 'production' },
    });
    stops.push(kernel.stop);
    const keys = await registerAgents(kernel.superuserUrl, agents);
    await waitForKey(kernel.kernelUrl, keys.at(-1) ?? '');

    const urlOf = (system: RealTimeSystem, workload: WorkloadName): string => {
      if (system === 'ours') return kernel.kernelUrl;
      return system === 'aios_batch_barrier' ? barrierUrls[workload] : modelUrl;
    };
    return {
      versions: kernel.versions,
      run: async (system, workload, outputTokens) => {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        return runInItsOwnProcess({
          baseUrl: `${urlOf(system, workload)}/v1`,
          model: modelNameOf(workload, system === 'unscheduled_told_when'),
          warmUpModel: modelNameOf('open'),
          agents: outputTokens.map((tokens, index) => ({ apiKey: keys[index] ?? '', outputTokens: tokens })),
          serviceMsPerToken: serviceMsPerToken[workload],
        });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function runInItsOwnProcess(job: AgentsJob): Promise<AgentsReport> {
  const child: ChildProcess = forkModule(new URL('./agents.ts', import.meta.url));
  try {
    child.send(job);
    return await nextMessage<AgentsReport>(child);
  } finally {
    await stopProcess(child, 1000);
  }
}

async function waitForKey(kernelUrl: string, key: string): Promise<void> {
  const untilMs = Date.now() + keyTimeoutMs;
  while (Date.now() < untilMs) {
    const answer = await fetch(`${kernelUrl}/v1/models`, { headers: { authorization: `Bearer ${key}` } });
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, keyPollMs));
  }
  throw new Error(`The kernel did not hear of the agents of this bench within ${keyTimeoutMs / 1000} s.`);
}
