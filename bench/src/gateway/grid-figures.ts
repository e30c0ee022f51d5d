import { figureOfRounds, type Figures } from '../report/index.ts';
import { cells } from './gateway-plan.ts';
import type { Cell } from './interleave.ts';
import { cpuMicroseconds, requestsPerSecond, type Sample, type SampleTable } from './sample.ts';
import type { SystemName } from './systems.ts';

/** Every cell of every system, without targets: keys such as kernel_stream_c64_rps. Systems that were not measured are left out. */
export function gridFigures(table: SampleTable, systems: readonly SystemName[]): Figures {
  const perCell = systems.flatMap((system) => cells.map((cell) => cellFigures(table, system, cell)));
  return Object.fromEntries(perCell.flatMap((figures) => Object.entries(figures)));
}

function cellFigures(table: SampleTable, system: SystemName, cell: Cell): Figures {
  const samples = table.of(system, cell);
  if (samples.length === 0) return {};
  const figures: Figures = {};
  const put = (name: string, values: readonly number[], unit: string): void => {
    if (values.length > 0) {
      figures[`${system}_${cell.mode}_c${cell.concurrency}_${name}`] = figureOfRounds(values, unit);
    }
  };
  const each = (read: (sample: Sample) => number): number[] => samples.map((sample) => read(sample));
  const added = (read: (sample: Sample) => number): number[] =>
    system === 'direct' ? [] : table.paired(system, 'direct', cell, (own, direct) => read(own) - read(direct));

  put('rps', each(requestsPerSecond), 'req/s');
  put(
    'p50_ms',
    each((sample) => sample.report.totalMs.p50),
    'ms',
  );
  put(
    'p99_ms',
    each((sample) => sample.report.totalMs.p99),
    'ms',
  );
  put(
    'added_p50_ms',
    added((sample) => sample.report.totalMs.p50),
    'ms',
  );
  put(
    'added_p99_ms',
    added((sample) => sample.report.totalMs.p99),
    'ms',
  );
  if (cell.mode === 'stream') {
    put(
      'first_chunk_p50_ms',
      each((sample) => sample.report.firstByteMs.p50),
      'ms',
    );
    put(
      'added_first_chunk_p50_ms',
      added((sample) => sample.report.firstByteMs.p50),
      'ms',
    );
  }
  if (system !== 'direct') {
    put(
      'cpu_us',
      each((sample) => cpuMicroseconds(sample, 'gateway')),
      'us/req',
    );
  }
  if (system === 'kernel') {
    put(
      'postgres_cpu_us',
      each((sample) => cpuMicroseconds(sample, 'postgres')),
      'us/req',
    );
    put('cpu_with_postgres_us', each(cpuWithPostgres), 'us/req');
  }
  return figures;
}

export function cpuWithPostgres(sample: Sample): number {
  return cpuMicroseconds(sample, 'gateway') + cpuMicroseconds(sample, 'postgres');
}
