import type { ChildProcess } from 'node:child_process';
import {
  forkModule,
  nextMessage,
  readCpuTimes,
  readMachineCpuMs,
  stopProcess,
  type ProcessTree,
} from '../processes/index.ts';
import type { LoadJob, LoadMessage, LoadReport } from './load-job.ts';

/** CPU milliseconds used while the window was open, by process; `others` is the rest of the machine, the bench's own process included. */
export type CpuTimes = Readonly<Record<string, number>>;

export interface LoadOutcome {
  readonly report: LoadReport;
  readonly cpuMs: CpuTimes;
}

export interface MockCounts {
  readonly requests: number;
  readonly chunks: number;
  readonly chunkWrites: number;
}

/** The mock upstream and the load generator, each a process of its own. */
export interface TestStand {
  readonly mockPort: number;
  /** Runs one job, reading the CPU times of the stand and of `processes` as its window opens and closes. */
  readonly run: (job: LoadJob, processes: Readonly<Record<string, ProcessTree>>) => Promise<LoadOutcome>;
  readonly readMockCounts: () => Promise<MockCounts>;
  readonly stop: () => Promise<void>;
}

export async function startTestStand(): Promise<TestStand> {
  const mock = forkModule(new URL('./mock-upstream.ts', import.meta.url));
  const loadGenerator = forkModule(new URL('./load-generator.ts', import.meta.url));
  const [{ port }] = await Promise.all([nextMessage<{ port: number }>(mock), nextMessage<LoadMessage>(loadGenerator)]);
  const standProcesses = { loadgen: { rootPid: loadGenerator.pid ?? 0 }, mock: { rootPid: mock.pid ?? 0 } };
  return {
    mockPort: port,
    run: (job, processes) => runJob(loadGenerator, job, { ...standProcesses, ...processes }),
    readMockCounts: async () => {
      const answer = nextMessage<MockCounts>(mock);
      mock.send('counts');
      return answer;
    },
    stop: async () => {
      await Promise.all([stopProcess(mock, 1000), stopProcess(loadGenerator, 1000)]);
    },
  };
}

async function runJob(
  loadGenerator: ChildProcess,
  job: LoadJob,
  trees: Readonly<Record<string, ProcessTree>>,
): Promise<LoadOutcome> {
  const read = (): Record<string, number> => ({ ...readCpuTimes(trees), machine: readMachineCpuMs() });
  let before = read();
  let after = before;
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('The load generator ended in the middle of a job.'));
    const onMessage = (message: LoadMessage): void => {
      if (message.kind === 'windowOpen') before = read();
      if (message.kind === 'windowClose') after = read();
      if (message.kind !== 'done') return;
      loadGenerator.off('message', onMessage).off('exit', onExit);
      resolve({ report: message.report, cpuMs: cpuBetween(before, after, Object.keys(trees)) });
    };
    loadGenerator.on('message', onMessage).on('exit', onExit);
    loadGenerator.send(job);
  });
}

function cpuBetween(before: CpuTimes, after: CpuTimes, names: readonly string[]): CpuTimes {
  const spent = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
  const known = names.map((name) => [name, spent(name)] as const);
  const others = spent('machine') - known.reduce((sum, [, cpuMs]) => sum + cpuMs, 0);
  return { ...Object.fromEntries(known), others: Math.max(0, others) };
}
