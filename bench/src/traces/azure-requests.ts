import { existsSync, readFileSync } from 'node:fs';
import { type AzureService, azureShapedTrace, parseAzureTrace, type TraceRequest } from '@agent-os/core/sim';

/** Requests of one of the services in the Azure LLM inference traces. */
export interface AzureRequests {
  /** What they are, for the notes. */
  readonly source: string;
  /** So many that followed each other, others for another seed; the first at 0. Fewer where the trace has no more. */
  readonly draw: (count: number, seed: number) => TraceRequest[];
}

const fileNames: Readonly<Record<AzureService, string>> = { code: 'code', conversation: 'conv' };

/** The trace itself where it is at hand, else requests drawn from what was fitted to it. */
export function azureRequests(service: AzureService): AzureRequests {
  const file = new URL(
    `../../../../shared/data/traces/AzureLLMInferenceTrace_${fileNames[service]}.csv`,
    import.meta.url,
  );
  if (!existsSync(file)) {
    return {
      source: 'lognormal fits to the Azure LLM inference trace of November 2023; the trace was not at hand',
      draw: (count, seed) => azureShapedTrace(service, count, seed),
    };
  }
  const trace = parseAzureTrace(readFileSync(file, 'utf8'));
  return {
    source: 'Azure LLM inference trace of November 2023 (CC-BY-4.0), a stretch of it a seed',
    draw: (count, seed) => stretchOf(trace, count, seed),
  };
}

function stretchOf(trace: readonly TraceRequest[], count: number, seed: number): TraceRequest[] {
  const room = Math.max(1, trace.length - count);
  const from = (seed * 1009) % room;
  const stretch = trace.slice(from, from + count);
  const beginMs = stretch[0]?.atMs ?? 0;
  return stretch.map((request) => ({ ...request, atMs: request.atMs - beginMs }));
}
