import { arrivalTimes, burstGaps, gammaGaps } from '../arrivals.ts';
import { drawLognormal } from '../distributions.ts';
import { workMs } from '../lower-bounds.ts';
import type { ModelProfile } from '../model-profile.ts';
import type { Program } from '../program.ts';
import { createSeededRandom, type SeededRandom } from '../random.ts';
import { createAgents } from './owners.ts';

/** One request of a trace; `atMs` counts from the trace's beginning. */
export interface TraceRequest {
  readonly atMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export type AzureService = 'code' | 'conversation';

interface AzureFit {
  readonly input: readonly [logMean: number, logDeviation: number, cap: number];
  readonly output: readonly [logMean: number, logDeviation: number, cap: number];
}

// Lognormal fits to the Azure LLM inference traces of November 2023 (Azure/AzurePublicDataset, CC-BY-4.0; Splitwise, ISCA'24).
const fits: Readonly<Record<AzureService, AzureFit>> = {
  code: { input: [7, 1.36, 7500], output: [2.79, 0.85, 1900] },
  conversation: { input: [6.63, 0.99, 14_000], output: [5.02, 0.86, 1500] },
};

/** Requests with the shape of an Azure trace: code comes in bursts (6.1/s, long silences), conversation almost as a Poisson stream. */
export function azureShapedTrace(service: AzureService, count: number, seed: number): TraceRequest[] {
  const random = createSeededRandom(seed).fork(`azure-${service}`);
  const gaps =
    service === 'code'
      ? burstGaps(random.fork('arrivals'), { onPerSecond: 6.1, meanOnMs: 55_000, meanOffMs: 80_000 })
      : gammaGaps(random.fork('arrivals'), 5.53, 0.84);
  const draws = random.fork('tokens');
  return arrivalTimes(gaps, count).map((atMs) => ({
    atMs,
    inputTokens: drawTokens(draws, fits[service].input),
    outputTokens: drawTokens(draws, fits[service].output),
  }));
}

function drawTokens(random: SeededRandom, [logMean, logDeviation, cap]: AzureFit['input']): number {
  return Math.max(1, Math.round(Math.min(cap, drawLognormal(random, logMean, logDeviation))));
}

/** Reads a trace of the Azure data set: `TIMESTAMP,ContextTokens,GeneratedTokens`, a header first. Throws on a line it cannot read. */
export function parseAzureTrace(csv: string): TraceRequest[] {
  const lines = csv.split('\n').slice(1);
  let firstMs: number | undefined;
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^\d{4}-\d\d-\d\d (\d\d):(\d\d):(\d\d\.\d+),(\d+),(\d+)$/.exec(line);
      if (!match) throw new Error(`This is no line of an Azure trace: ${line}`);
      const [hours = 0, minutes = 0, seconds = 0, inputTokens = 0, outputTokens = 0] = match.slice(1).map(Number);
      const timeMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
      firstMs ??= timeMs;
      return { atMs: timeMs - firstMs, inputTokens, outputTokens };
    });
}

/**
 * A trace as programs of one step, played slower or faster so that its average load is the given one. The traces name nobody, so tenants
 * are drawn: `tenants` of Pareto(1) sizes.
 */
export function traceWorkload(
  trace: readonly TraceRequest[],
  profile: ModelProfile,
  load: number,
  { seed, tenants }: { readonly seed: number; readonly tenants: number },
): Program[] {
  const nextAgent = createAgents(createSeededRandom(seed).fork('trace-owners'), tenants);
  const programs = trace.map((request, index): Program => {
    const step = { inputTokens: request.inputTokens, outputTokens: Math.max(1, request.outputTokens), toolMs: 0 };
    const { ownerPath } = nextAgent();
    return {
      id: `request-${index}`,
      ownerPath,
      serviceClass: 'standard',
      riskScore: 0,
      arrivesAt: request.atMs,
      steps: [step],
    };
  });
  const totalWorkMs = programs.reduce((sum, program) => sum + workMs(profile, program), 0);
  const scale = totalWorkMs / load / Math.max(1, trace.at(-1)?.atMs ?? 1);
  return programs.map((program) => ({ ...program, arrivesAt: program.arrivesAt * scale }));
}
