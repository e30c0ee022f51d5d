import { figureOfRounds, figureOfTotal, type Figures } from '../report/index.ts';
import { concurrencies } from './gateway-plan.ts';
import { cpuWithPostgres, gridFigures } from './grid-figures.ts';
import type { Cell, ReplyMode } from './interleave.ts';
import { cpuMicroseconds, requestsPerSecond, type Sample, type SampleTable } from './sample.ts';
import type { SystemName } from './systems.ts';

/** The kernel's eight steps; see the path of a call in the architecture. */
const steps = ['identify', 'permit', 'prepare', 'price', 'admit', 'execute', 'settle', 'record'];
const single: Cell = { mode: 'nonstream', concurrency: 1 };
const loaded: Cell = { mode: 'nonstream', concurrency: 64 };

export interface FailureCount {
  readonly system: SystemName;
  readonly mode: ReplyMode;
  readonly failed: number;
}

/** Everything that the gateway bench reports. `failures` covers warm-up too; `mockCeilingRps` is the stand without the upstream's delay. */
export function gatewayFigures(
  table: SampleTable,
  systems: readonly SystemName[],
  failures: readonly FailureCount[],
  mockCeilingRps: number,
): Figures {
  return {
    ...targetFigures(table, systems, failures),
    ...standFigures(table, mockCeilingRps),
    ...stepFigures(table),
    ...gridFigures(table, systems),
  };
}

function targetFigures(table: SampleTable, systems: readonly SystemName[], failures: readonly FailureCount[]): Figures {
  const added = (quantile: 'p50' | 'p99', system: SystemName = 'kernel', beside: SystemName = 'direct'): number[] =>
    table.paired(system, beside, single, (one, other) => one.report.totalMs[quantile] - other.report.totalMs[quantile]);
  const failedOf = (system: SystemName, mode: ReplyMode): number | null =>
    systems.includes(system)
      ? failures
          .filter((count) => count.system === system && count.mode === mode)
          .reduce((sum, { failed }) => sum + failed, 0)
      : null;
  const cpuRatio = table.paired(
    'kernel',
    'portkey',
    loaded,
    (kernel, portkey) => cpuMicroseconds(kernel, 'gateway') / cpuMicroseconds(portkey, 'gateway'),
  );
  const cpuRatioWithPostgres = table.paired(
    'kernel',
    'portkey',
    loaded,
    (kernel, portkey) => cpuWithPostgres(kernel) / cpuMicroseconds(portkey, 'gateway'),
  );
  const saturation = ratios(bestPerRound(table, 'kernel'), bestPerRound(table, 'portkey'));
  const none = { comparison: '=', bound: 0 } as const;
  return {
    added_p50_c1_ms: figureOfRounds(added('p50'), 'ms', { comparison: '<=', bound: 0.8 }),
    added_p99_c1_ms: figureOfRounds(added('p99'), 'ms', { comparison: '<=', bound: 3 }),
    cpu_per_request_vs_portkey: figureOfRounds(cpuRatio, 'ratio', { comparison: '<=', bound: 0.5 }),
    saturation_rps_vs_portkey: figureOfRounds(saturation, 'ratio', { comparison: '>=', bound: 1.5 }),
    failed_requests: figureOfTotal(failedOf('kernel', 'nonstream'), 'requests', none),
    failed_streams: figureOfTotal(failedOf('kernel', 'stream'), 'streams', none),
    added_p50_c1_by_bare_proxy_ms: figureOfRounds(added('p50', 'bare'), 'ms'),
    added_p50_c1_beyond_bare_proxy_ms: figureOfRounds(added('p50', 'kernel', 'bare'), 'ms'),
    cpu_with_postgres_vs_portkey: figureOfRounds(cpuRatioWithPostgres, 'ratio'),
    portkey_failed_requests: figureOfTotal(failedOf('portkey', 'nonstream'), 'requests'),
    portkey_failed_streams: figureOfTotal(failedOf('portkey', 'stream'), 'streams'),
    direct_failed_requests: figureOfTotal(failedOf('direct', 'nonstream'), 'requests'),
    direct_failed_streams: figureOfTotal(failedOf('direct', 'stream'), 'streams'),
  };
}

/** What shows that the stand is not what limits the gateways. */
function standFigures(table: SampleTable, mockCeilingRps: number): Figures {
  const direct = bestPerRound(table, 'direct');
  const gateway = bestPerRound(table, 'kernel').map((best, round) =>
    Math.max(best, bestPerRound(table, 'portkey')[round] ?? 0),
  );
  const fastest = gateway.length > 0 ? gateway : bestPerRound(table, 'portkey');
  const coresOf = (processName: string, samples: readonly Sample[]): number[] =>
    samples.map(({ cpuMs, report }) => (cpuMs[processName] ?? 0) / report.windowMs);
  const ofGateways = table.all().filter(({ system }) => system !== 'direct');
  const busiest = (processName: string): number | null =>
    ofGateways.length === 0 ? null : Math.max(...coresOf(processName, ofGateways));
  return {
    loadgen_headroom: figureOfRounds(ratios(direct, fastest), 'ratio'),
    stand_ceiling_rps: figureOfTotal(mockCeilingRps, 'req/s'),
    loadgen_busiest_cores: figureOfTotal(busiest('loadgen'), 'cores'),
    mock_busiest_cores: figureOfTotal(busiest('mock'), 'cores'),
    other_load_cores: figureOfRounds(coresOf('others', table.all()), 'cores'),
  };
}

/** The kernel's own account of where a non-streaming call's time goes, one at a time and at 64. `execute` includes the upstream's 20 ms. */
function stepFigures(table: SampleTable): Figures {
  const figures: Figures = {};
  for (const [cell, suffix] of [
    [single, ''],
    [loaded, '_c64'],
  ] as const) {
    const samples = table.of('kernel', cell).map(({ stepMicroseconds }) => stepMicroseconds);
    if (samples.length === 0 || samples.some((means) => Object.keys(means).length === 0)) continue;
    for (const step of steps) {
      figures[`step_${step}${suffix}_us`] = figureOfRounds(
        samples.map((means) => means[step] ?? Number.NaN),
        'us',
      );
    }
    const withoutExecute = samples.map((means) =>
      steps.reduce((sum, step) => sum + (step === 'execute' ? 0 : (means[step] ?? 0)), 0),
    );
    figures[`steps_without_execute${suffix}_us`] = figureOfRounds(withoutExecute, 'us');
  }
  return figures;
}

/** The highest non-streaming throughput of a system in each round, at whichever concurrency. */
function bestPerRound(table: SampleTable, system: SystemName): number[] {
  const byConcurrency = concurrencies.map((concurrency) =>
    table.of(system, { mode: 'nonstream', concurrency }).map(requestsPerSecond),
  );
  const rounds = Math.min(...byConcurrency.map((values) => values.length));
  return Array.from({ length: rounds }, (_, round) => Math.max(...byConcurrency.map((values) => values[round] ?? 0)));
}

function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  return numerators
    .slice(0, denominators.length)
    .map((numerator, round) => numerator / (denominators[round] ?? Number.NaN));
}
