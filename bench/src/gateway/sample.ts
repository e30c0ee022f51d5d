import type { Cell } from './interleave.ts';
import type { LoadReport } from './load-job.ts';
import type { SystemName } from './systems.ts';
import type { CpuTimes } from './test-stand.ts';

/** One system measured once in one cell. */
export interface Sample {
  readonly system: SystemName;
  readonly round: number;
  readonly cell: Cell;
  readonly report: LoadReport;
  readonly cpuMs: CpuTimes;
  /** Mean of each pipeline step in microseconds; empty for systems that do not say. */
  readonly stepMicroseconds: Readonly<Record<string, number>>;
}

export function requestsPerSecond(sample: Sample): number {
  return (sample.report.completedInWindow * 1000) / sample.report.windowMs;
}

/** CPU microseconds a request of one of the sample's processes, NaN when it has no such process. */
export function cpuMicroseconds(sample: Sample, processName: string): number {
  return ((sample.cpuMs[processName] ?? Number.NaN) * 1000) / sample.report.completedInWindow;
}

/** Looks samples up by system and place, in the order of the rounds. */
export class SampleTable {
  readonly #samples: readonly Sample[];

  constructor(samples: readonly Sample[]) {
    this.#samples = samples;
  }

  of(system: SystemName, cell: Cell): Sample[] {
    return this.#samples
      .filter(
        (sample) =>
          sample.system === system && sample.cell.mode === cell.mode && sample.cell.concurrency === cell.concurrency,
      )
      .toSorted((left, right) => left.round - right.round);
  }

  all(): readonly Sample[] {
    return this.#samples;
  }

  /** One value a round from two systems measured side by side in it; empty unless both were. */
  paired(left: SystemName, right: SystemName, cell: Cell, combine: (left: Sample, right: Sample) => number): number[] {
    const others = this.of(right, cell);
    return this.of(left, cell).flatMap((sample) => {
      const other = others.find(({ round }) => round === sample.round);
      return other ? [combine(sample, other)] : [];
    });
  }
}
