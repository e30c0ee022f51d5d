import { createSeededRandom } from '@agent-os/core/sim';
import { serviceMsPerToken, type WorkloadName } from './served-workloads.ts';

/** One crowd of agents on one workload. */
export interface RealTimeCell {
  readonly workload: WorkloadName;
  readonly agents: number;
  /** Mean service time of a call; more agents make shorter ones, so that no run lasts long. */
  readonly meanServiceMs: number;
}

export const callsPerAgent = 2;

/** The serial model needs agents × calls × service time at least, the open one calls × service time. */
export const realTimeCells: readonly RealTimeCell[] = [
  { workload: 'serial', agents: 10, meanServiceMs: 50 },
  { workload: 'serial', agents: 50, meanServiceMs: 20 },
  { workload: 'serial', agents: 250, meanServiceMs: 8 },
  { workload: 'serial', agents: 1000, meanServiceMs: 4 },
  { workload: 'serial', agents: 2000, meanServiceMs: 4 },
  { workload: 'open', agents: 10, meanServiceMs: 250 },
  { workload: 'open', agents: 50, meanServiceMs: 250 },
  { workload: 'open', agents: 250, meanServiceMs: 1000 },
  { workload: 'open', agents: 1000, meanServiceMs: 4000 },
  { workload: 'open', agents: 2000, meanServiceMs: 8000 },
];

/** The answers that each agent asks for, in tokens: between half and one and a half times the mean, the same for every system. */
export function outputTokensOf(cell: RealTimeCell, seed: number): number[][] {
  const random = createSeededRandom(seed).fork(`real time ${cell.workload} ${cell.agents}`);
  const meanTokens = cell.meanServiceMs / serviceMsPerToken;
  const draw = (): number => Math.round(meanTokens * (0.5 + random.next()));
  return Array.from({ length: cell.agents }, () => Array.from({ length: callsPerAgent }, draw));
}

/** When the last agent can be done at the earliest: the serial model works without a pause, in the open one nobody waits. */
export function makespanBoundMs({ workload }: RealTimeCell, outputTokens: readonly (readonly number[])[]): number {
  const perAgentMs = outputTokens.map((tokens) => tokens.reduce((sum, each) => sum + each, 0) * serviceMsPerToken);
  return workload === 'serial' ? perAgentMs.reduce((sum, each) => sum + each, 0) : Math.max(...perAgentMs);
}
