import { agenticWorkload, type AzureService, model8bOnH100, type Program, traceWorkload } from '@agent-os/core/sim';
import { azureRequests } from '../traces/index.ts';

export interface BenchWorkload {
  readonly name: string;
  /** What it is made from, for the notes. */
  readonly source: string;
  /** Every program is one call, and known to be. */
  readonly singleCalls: boolean;
  /** How many seeds a full run has at least. */
  readonly seeds: number;
  readonly programs: (seed: number, load: number) => Program[];
}

const profile = model8bOnH100;
const tenants = 20;
/** Five leave the confidence intervals as wide as the differences. */
const enoughSeeds = 10;
/** Where a target lies within the interval of ten. */
const judgedSeeds = 20;

/** Everything that the contenders run; a quick run takes a tenth of the programs. */
export function benchWorkloads(quick: boolean): BenchWorkload[] {
  const size = quick ? 0.1 : 1;
  const agentic = (varianceByAgent: number) => (seed: number, load: number) =>
    agenticWorkload({ seed, profile, programs: 500 * size, load, tenants, varianceByAgent });
  return [
    {
      name: 'agentic',
      source: "TraceLab's quantiles (arXiv 2606.30560), nothing to be learnt from an agent's past",
      singleCalls: false,
      seeds: judgedSeeds,
      programs: agentic(0),
    },
    {
      name: 'agentic_by_agent',
      source: 'the same, half of the logarithmic variance of steps and answers given by the agent',
      singleCalls: false,
      seeds: enoughSeeds,
      programs: agentic(0.5),
    },
    azureWorkload('code', 3000 * size),
    azureWorkload('conversation', 3000 * size),
  ];
}

function azureWorkload(service: AzureService, requests: number): BenchWorkload {
  const { source, draw } = azureRequests(service);
  return {
    name: `azure_${service}`,
    singleCalls: true,
    seeds: enoughSeeds,
    source,
    programs: (seed, load) => traceWorkload(draw(requests, seed), profile, load, { seed, tenants }),
  };
}
