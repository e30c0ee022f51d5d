import { existsSync, readFileSync } from 'node:fs';
import {
  agenticWorkload,
  type AzureService,
  azureShapedTrace,
  model8bOnH100,
  parseAzureTrace,
  type Program,
  type TraceRequest,
  traceWorkload,
} from '@agent-os/core/sim';

export interface BenchWorkload {
  readonly name: string;
  /** What it is made from, for the notes. */
  readonly source: string;
  /** Every program is one call, and known to be. */
  readonly singleCalls: boolean;
  readonly programs: (seed: number, load: number) => Program[];
}

const profile = model8bOnH100;
const tenants = 20;

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
      programs: agentic(0),
    },
    {
      name: 'agentic_by_agent',
      source: 'the same, half of the logarithmic variance of steps and answers given by the agent',
      singleCalls: false,
      programs: agentic(0.5),
    },
    azureWorkload('code', 3000 * size),
    azureWorkload('conversation', 3000 * size),
  ];
}

/** The trace itself where it is at hand, one stretch of it a seed; otherwise requests drawn from what was fitted to it. */
function azureWorkload(service: AzureService, requests: number): BenchWorkload {
  const file = new URL(
    `../../../../shared/data/traces/AzureLLMInferenceTrace_${service === 'code' ? 'code' : 'conv'}.csv`,
    import.meta.url,
  );
  const whole = existsSync(file) ? parseAzureTrace(readFileSync(file, 'utf8')) : undefined;
  return {
    name: `azure_${service}`,
    singleCalls: true,
    source: whole
      ? 'Azure LLM inference trace of November 2023 (CC-BY-4.0), a stretch of it a seed'
      : 'lognormal fits to the Azure LLM inference trace of November 2023; the trace was not at hand',
    programs: (seed, load) => {
      const trace = whole ? stretchOf(whole, requests, seed) : azureShapedTrace(service, requests, seed);
      return traceWorkload(trace, profile, load, { seed, tenants });
    },
  };
}

function stretchOf(trace: readonly TraceRequest[], requests: number, seed: number): TraceRequest[] {
  const room = Math.max(1, trace.length - requests);
  const stretch = trace.slice((seed * 1009) % room, ((seed * 1009) % room) + requests);
  const beginMs = stretch[0]?.atMs ?? 0;
  return stretch.map((request) => ({ ...request, atMs: request.atMs - beginMs }));
}
