import { arrivalTimes, poissonGaps } from '../arrivals.ts';
import { drawNormal } from '../distributions.ts';
import { workMs } from '../lower-bounds.ts';
import type { ModelProfile } from '../model-profile.ts';
import type { Program, ProgramStep } from '../program.ts';
import { createSeededRandom, type SeededRandom } from '../random.ts';
import { createAgents, type SimulatedAgent } from './owners.ts';

export interface AgenticWorkload {
  readonly seed: number;
  readonly profile: ModelProfile;
  readonly programs: number;
  /** Offered work by what the server can do; above one the queue grows while programs arrive. */
  readonly load: number;
  readonly tenants: number;
  /**
   * How much of the (logarithmic) variance of steps and answer lengths comes from which agent it is, 0 to 1. The traces do not tell; at 0
   * nothing can be learnt about a program from its agent's past.
   */
  readonly varianceByAgent: number;
}

/** Logarithmic mean, deviation and cap of one quantity. */
interface LognormalFit {
  readonly median: number;
  readonly deviation: number;
  readonly cap: number;
}

// TraceLab (UW SyFI 2026, arXiv 2606.30560): fitted to its published quantiles of coding agents' steps, tokens and tool times.
const steps: LognormalFit = { median: 2, deviation: 1.8, cap: 100 };
const appendedTokens: LognormalFit = { median: 875, deviation: 1.2, cap: 20_000 };
const outputTokens: LognormalFit = { median: 214, deviation: 1.3, cap: 4000 };
const toolMs: LognormalFit = { median: 300, deviation: 2.6, cap: 300_000 };

/** Programs of coding agents with TraceLab's shape, Poisson arrivals at the given load, in the order of arrival. */
export function agenticWorkload(workload: AgenticWorkload): Program[] {
  const random = createSeededRandom(workload.seed).fork('agentic');
  const nextAgent = createAgents(random.fork('agents'), workload.tenants);
  const draws = random.fork('steps');
  const drafts = Array.from({ length: workload.programs }, (_, index) =>
    draftProgram(`program-${index}`, nextAgent(), workload.varianceByAgent, draws),
  );
  const meanWorkMs = drafts.reduce((sum, draft) => sum + workMs(workload.profile, draft), 0) / drafts.length;
  const gaps = poissonGaps(random.fork('arrivals'), (workload.load * 1000) / meanWorkMs);
  const times = arrivalTimes(gaps, drafts.length);
  return drafts.map((draft, index) => ({ ...draft, arrivesAt: times[index] ?? 0 }));
}

function draftProgram(id: string, agent: SimulatedAgent, varianceByAgent: number, random: SeededRandom): Program {
  const draw = (fit: LognormalFit, score: number | undefined): number => {
    const own = drawNormal(random);
    const mixed = score === undefined ? own : Math.sqrt(varianceByAgent) * score + Math.sqrt(1 - varianceByAgent) * own;
    return Math.min(fit.cap, fit.median * Math.exp(fit.deviation * mixed));
  };
  const count = Math.max(1, Math.round(draw(steps, agent.stepsScore)));
  const programSteps = Array.from({ length: count }, (): ProgramStep => ({
    inputTokens: Math.max(1, Math.round(draw(appendedTokens, undefined))),
    outputTokens: Math.max(1, Math.round(draw(outputTokens, agent.outputScore))),
    toolMs: Math.round(draw(toolMs, undefined)),
  }));
  return { id, ownerPath: agent.ownerPath, serviceClass: 'standard', riskScore: 0, arrivesAt: 0, steps: programSteps };
}
