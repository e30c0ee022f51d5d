import { readCpuTimes, readMachineCpuMs } from '../../processes/index.ts';
import type { BenchOptions, Figures } from '../../report/index.ts';
import { realTimeFigures, type RealTimeRun } from './real-time-figures.ts';
import { makespanBoundMs, outputTokensOf, type RealTimeCell, realTimeCells } from './real-time-plan.ts';
import { type RealTimeStand, type RealTimeSystem, realTimeSystems, startRealTimeStand } from './real-time-stand.ts';

export interface RealTimeOutcome {
  readonly versions: Record<string, string>;
  readonly figures: Figures;
  readonly notes: readonly string[];
}

/** More would take longer than the rest of the bench. */
const mostRounds = 2;
/** Larger crowds that know when to come back keep two cores busy asking: their run would take as long as all others. */
const mostToldAgents = 250;

/** Runs every crowd under every system, round by round, the systems directly after one another in an order that rotates. */
export async function measureRealTime({ seed, rounds, quick, progress }: BenchOptions): Promise<RealTimeOutcome> {
  const cells = realTimeCells.filter(({ agents }) => !quick || agents <= 50);
  progress('Starting a model server, the batch barrier and a kernel');
  const stand = await startRealTimeStand(Math.max(...cells.map(({ agents }) => agents)));
  const runs: RealTimeRun[] = [];
  try {
    for (let round = 0; round < Math.min(mostRounds, rounds); round += 1) {
      for (const cell of cells) runs.push(...(await runCell(stand, cell, { round, seed, progress })));
    }
  } finally {
    await stand.stop();
  }
  return { versions: stand.versions, figures: realTimeFigures(runs), notes: notesOf(runs) };
}

async function runCell(
  stand: RealTimeStand,
  cell: RealTimeCell,
  { round, seed, progress }: { round: number } & Pick<BenchOptions, 'seed' | 'progress'>,
): Promise<RealTimeRun[]> {
  const outputTokens = outputTokensOf(cell, seed + round);
  const boundMs = makespanBoundMs(cell, outputTokens);
  const runs: RealTimeRun[] = [];
  for (const system of rotated(systemsOf(cell), round)) {
    const before = readLoad();
    const report = await stand.run(system, cell.workload, outputTokens);
    const otherLoadCores = otherLoadBetween(before, readLoad());
    runs.push({ cell, system, round, boundMs, report, otherLoadCores });
    const times = (report.makespanMs / boundMs).toFixed(2);
    progress(
      `round ${round + 1} ${cell.workload} ${cell.agents} agents ${system}: ${times} times the bound of ${(boundMs / 1000).toFixed(1)} s, ` +
        `${report.attempts} attempts, ${report.lost} lost, others used ${otherLoadCores.toFixed(2)} cores`,
    );
  }
  return runs;
}

interface Load {
  readonly atMs: number;
  readonly machineCpuMs: number;
  readonly benchCpuMs: number;
}

function readLoad(): Load {
  const { bench = 0 } = readCpuTimes({ bench: { rootPid: process.pid } });
  return { atMs: performance.now(), machineCpuMs: readMachineCpuMs(), benchCpuMs: bench };
}

/** Cores that the rest of the machine kept busy: what they disturbed cannot be told from what a system costs. */
function otherLoadBetween(before: Load, after: Load): number {
  const others = after.machineCpuMs - before.machineCpuMs - (after.benchCpuMs - before.benchCpuMs);
  return Math.max(0, others) / (after.atMs - before.atMs);
}

/** Where nobody is refused, nobody is told when to come back either. */
function systemsOf({ workload, agents }: RealTimeCell): RealTimeSystem[] {
  const isTold = workload === 'serial' && agents <= mostToldAgents;
  return realTimeSystems.filter((system) => isTold || system !== 'unscheduled_told_when');
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

function notesOf(runs: readonly RealTimeRun[]): string[] {
  const firstLoss = runs.find(({ report }) => report.firstError !== undefined);
  return [
    'Every figure that begins with "simulated_model" is real time and real HTTP on loopback; the model\'s service times are made up.',
    ...(firstLoss === undefined ? [] : [`The first lost call (${firstLoss.system}): ${firstLoss.report.firstError}`]),
  ];
}
