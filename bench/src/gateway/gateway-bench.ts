import type { Bench, BenchOptions, BenchOutcome } from '../report/index.ts';
import { type FailureCount, gatewayFigures } from './gateway-figures.ts';
import { ceilingJob, cells, measuringJob, warmUpJobs } from './gateway-plan.ts';
import { type Measurement, planMeasurements } from './interleave.ts';
import type { LoadJob } from './load-job.ts';
import { cpuMicroseconds, requestsPerSecond, type Sample, SampleTable } from './sample.ts';
import { meanStepMicroseconds } from './step-metrics.ts';
import { startSystem, type System, type SystemName, systemNames } from './systems.ts';
import { startTestStand, type LoadOutcome, type TestStand } from './test-stand.ts';

/** Lets what the last measurement left behind (settlements in flight, closing sockets) finish outside of the next one. */
const pauseMs = 150;

export const gatewayBench: Bench = {
  name: 'gateway',
  summary: "the gateway's whole pipeline beside a direct call and Portkey, on one mock upstream of 20 ms",
  run: runGatewayBench,
};

async function runGatewayBench(options: BenchOptions): Promise<BenchOutcome> {
  const names = chooseSystems(options.only);
  const stand = await startTestStand();
  const systems: System[] = [];
  try {
    for (const name of names) {
      options.progress(`Starting ${name}`);
      systems.push(await startSystem(name, stand.mockPort));
    }
    return await measure(stand, systems, options);
  } finally {
    await Promise.all(systems.map((system) => system.stop()));
    await stand.stop();
  }
}

function chooseSystems(only: readonly string[] | undefined): SystemName[] {
  const unknown = only?.filter((name) => !systemNames.some((known) => known === name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only takes ${systemNames.join(', ')}, not "${unknown.join(', ')}".`);
  return systemNames.filter((name) => !only || only.includes(name));
}

async function measure(stand: TestStand, systems: readonly System[], options: BenchOptions): Promise<BenchOutcome> {
  const { seed, quick, rounds, progress } = options;
  const failures: FailureCount[] = [];
  const notes = new Set<string>();
  const run = async (system: System, job: LoadJob): Promise<LoadOutcome> => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const outcome = await stand.run(job, system.processes);
    const { failed, firstFault } = outcome.report;
    failures.push({ system: system.name, mode: job.mode, failed });
    if (firstFault) {
      notes.add(`${system.name}, ${job.mode}, c=${job.concurrency}: the first of ${failed} faults was ${firstFault}`);
    }
    return outcome;
  };

  for (const system of systems) {
    progress(`Warming up ${system.name}`);
    for (const job of warmUpJobs(system.target, seed, quick)) await run(system, job);
  }
  const mockTarget = { port: stand.mockPort, path: '/v1/chat/completions', headers: {} };
  const ceiling = await stand.run(ceilingJob(mockTarget, seed, quick), {});

  const samples: Sample[] = [];
  for (const { system, cell, round } of planMeasurements(systems, cells, rounds)) {
    const stepsBefore = (await system.readSteps?.()) ?? {};
    const outcome = await run(system, measuringJob(system.target, cell, seed, quick));
    const stepMicroseconds = meanStepMicroseconds(stepsBefore, (await system.readSteps?.()) ?? {});
    const sample = { system: system.name, round, cell, ...outcome, stepMicroseconds };
    samples.push(sample);
    progress(describeSample({ system, cell, round }, sample));
  }

  const counts = await stand.readMockCounts();
  if (counts.chunkWrites > 0) {
    notes.add(
      `The mock upstream sent ${(counts.chunks / counts.chunkWrites).toFixed(2)} chunks a write on average: late chunks leave together.`,
    );
  }
  const table = new SampleTable(samples);
  const ceilingRps = (ceiling.report.completedInWindow * 1000) / ceiling.report.windowMs;
  const figures = gatewayFigures(
    table,
    systems.map(({ name }) => name),
    failures,
    ceilingRps,
  );
  return {
    versions: Object.fromEntries(systems.flatMap((system) => Object.entries(system.versions))),
    figures,
    notes: [...notes],
  };
}

function describeSample({ system, cell, round }: Measurement<System>, sample: Sample): string {
  const { totalMs, firstByteMs, failed } = sample.report;
  const shares = ['gateway', 'postgres', 'loadgen', 'mock']
    .filter((name) => name in sample.cpuMs)
    .map((name) => `${name} ${cpuMicroseconds(sample, name).toFixed(0)}`);
  return [
    `round ${round + 1} ${cell.mode} c=${cell.concurrency} ${system.name}:`,
    `p50 ${totalMs.p50.toFixed(2)} p99 ${totalMs.p99.toFixed(2)} ms,`,
    ...(cell.mode === 'stream' ? [`first chunk ${firstByteMs.p50.toFixed(2)} ms,`] : []),
    `${requestsPerSecond(sample).toFixed(0)} req/s, CPU us/req: ${shares.join(', ')}${failed > 0 ? `, FAILED ${failed}` : ''}`,
  ].join(' ');
}
