import { createSeededRandom } from '@agent-os/core/sim';
import { serviceMsPerToken, type WorkloadName } from './served-workloads.ts';

/** One crowd of agents on one workload. */
export interface RealTimeCell {
  readonly workload: WorkloadName;
  readonly agents: number;
  /** That each agent makes one after the other. */
  readonly calls: number;
  readonly meanServiceMs: number;
}

/** Larger crowds make fewer and shorter calls, so that no run lasts long. */
export const realTimeCells: readonly RealTimeCell[] = [
  { workload: 'serial', agents: 10, calls: 2, meanServiceMs: 50 },
  { workload: 'serial', agents: 50, calls: 2, meanServiceMs: 12 },
  { workload: 'serial', agents: 250, calls: 2, meanServiceMs: 6 },
  { workload: 'serial', agents: 1000, calls: 1, meanServiceMs: 6 },
  { workload: 'serial', agents: 2000, calls: 1, meanServiceMs: 5 },
  { workload: 'open', agents: 10, calls: 2, meanServiceMs: 250 },
  { workload: 'open', agents: 50, calls: 2, meanServiceMs: 250 },
  { workload: 'open', agents: 250, calls: 2, meanServiceMs: 1000 },
  { workload: 'open', agents: 1000, calls: 1, meanServiceMs: 3000 },
  { workload: 'open', agents: 2000, calls: 1, meanServiceMs: 6000 },
];

/** The answers that each agent asks for, in tokens: between half and one and a half times the mean, the same for every system. */
export function outputTokensOf(cell: RealTimeCell, seed: number): number[][] {
  const random = createSeededRandom(seed).fork(`real time ${cell.workload} ${cell.agents}`);
  const meanTokens = cell.meanServiceMs / serviceMsPerToken[cell.workload];
  const draw = (): number => Math.round(meanTokens * (0.5 + random.next()));
  return Array.from({ length: cell.agents }, () => Array.from({ length: cell.calls }, draw));
}

/** When the last agent can be done at the earliest: the serial model works without a pause, in the open one nobody waits. */
export function makespanBoundMs({ workload }: RealTimeCell, outputTokens: readonly (readonly number[])[]): number {
  const perAgentMs = outputTokens.map(
    (tokens) => tokens.reduce((sum, each) => sum + each, 0) * serviceMsPerToken[workload],
  );
  return workload === 'serial' ? perAgentMs.reduce((sum, each) => sum + each, 0) : Math.max(...perAgentMs);
}
