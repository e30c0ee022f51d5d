import {
  type Figure,
  type Figures,
  figureOfRounds,
  figureOfTotal,
  quantileOfSorted,
  type Target,
} from '../../report/index.ts';
import type { AgentsReport } from './agents-job.ts';
import type { RealTimeCell } from './real-time-plan.ts';
import type { RealTimeSystem } from './real-time-stand.ts';

/** One crowd under one system. */
export interface RealTimeRun {
  readonly cell: RealTimeCell;
  readonly system: RealTimeSystem;
  readonly round: number;
  readonly boundMs: number;
  readonly report: AgentsReport;
  /** Cores that processes outside of the bench kept busy meanwhile. */
  readonly otherLoadCores: number;
}

type Value = (run: RealTimeRun) => number;

const makespan: Value = ({ report }) => report.makespanMs;
const makespanVsBound: Value = ({ report, boundMs }) => report.makespanMs / boundMs;
const waitAt =
  (fraction: number): Value =>
  ({ report }) =>
    quantileOfSorted(report.waitsMs.toSorted(), fraction);

/** Figures of the real-time rig: real HTTP and real time, on a model whose service times are simulated. Ratios are formed within a round. */
export function realTimeFigures(runs: readonly RealTimeRun[]): Figures {
  const targets: Figures = {};
  const others: Figures = {};
  for (const [key, ofCell] of Map.groupBy(runs, ({ cell }) => cellName(cell))) {
    const [first] = ofCell;
    if (!first) continue;
    Object.assign(targets, targetFigures(key, first.cell, ofCell));
    for (const [system, ofSystem] of Map.groupBy(ofCell, (run) => run.system)) {
      Object.assign(others, systemFigures(`${key}_${system}`, ofSystem));
    }
  }
  const lost = runs.filter(({ system }) => system === 'ours').reduce((sum, { report }) => sum + report.lost, 0);
  const calls = figureOfTotal(runs.length > 0 ? lost : null, 'calls', { comparison: '=', bound: 0 });
  // A figure of ours that has a target is one of each system's too: the one with the target counts.
  return { simulated_model_ours_calls_lost: calls, ...others, ...targets };
}

function cellName({ workload, agents }: RealTimeCell): string {
  return `simulated_model_${workload}_${agents}_agents`;
}

/** On the open model nobody has to wait: there, calls without a scheduler are as good as it gets. */
function targetFigures(key: string, { workload }: RealTimeCell, runs: readonly RealTimeRun[]): Figures {
  const contended = workload === 'serial';
  const ours = runs.filter(({ system }) => system === 'ours');
  return {
    [`${key}_ours_makespan_vs_bound`]: figureOfRounds(ours.map(makespanVsBound), 'ratio', {
      comparison: '<=',
      bound: contended ? 1.05 : 1.2,
    }),
    [`${key}_unscheduled_makespan_vs_ours`]: pairedFigure(
      runs,
      ['unscheduled', 'ours'],
      makespan,
      contended ? { comparison: '>=', bound: 2.1 } : undefined,
    ),
    [`${key}_ours_p90_wait_vs_unscheduled`]: pairedFigure(
      runs,
      ['ours', 'unscheduled'],
      waitAt(0.9),
      contended ? { comparison: '<=', bound: 1 } : undefined,
    ),
    [`${key}_aios_makespan_vs_ours`]: pairedFigure(runs, ['aios_batch_barrier', 'ours'], makespan),
    ...(runs.some(({ system }) => system === 'unscheduled_told_when')
      ? {
          [`${key}_unscheduled_told_when_makespan_vs_ours`]: pairedFigure(
            runs,
            ['unscheduled_told_when', 'ours'],
            makespan,
          ),
        }
      : {}),
  };
}

function systemFigures(key: string, runs: readonly RealTimeRun[]): Figures {
  const of = (value: Value, unit: string): Figure => figureOfRounds(runs.map(value), unit);
  return {
    [`${key}_makespan_vs_bound`]: of(makespanVsBound, 'ratio'),
    [`${key}_p50_wait_ms`]: of(waitAt(0.5), 'ms'),
    [`${key}_p90_wait_ms`]: of(waitAt(0.9), 'ms'),
    [`${key}_attempts_per_call`]: of(({ report }) => report.attempts / (report.waitsMs.length + report.lost), 'ratio'),
    [`${key}_other_load_cores`]: of(({ otherLoadCores }) => otherLoadCores, 'cores'),
    [`${key}_calls_beyond_default_retries`]: of(({ report }) => report.beyondDefaultRetries, 'calls'),
  };
}

function pairedFigure(
  runs: readonly RealTimeRun[],
  [numerator, denominator]: readonly [RealTimeSystem, RealTimeSystem],
  value: Value,
  target?: Target,
): Figure {
  const ofSystem = (round: number, name: RealTimeSystem): number => {
    const run = runs.find((each) => each.round === round && each.system === name);
    return run ? value(run) : Number.NaN;
  };
  const rounds = [...new Set(runs.map(({ round }) => round))];
  return figureOfRounds(
    rounds.map((round) => ofSystem(round, numerator) / ofSystem(round, denominator)),
    'ratio',
    target,
  );
}
