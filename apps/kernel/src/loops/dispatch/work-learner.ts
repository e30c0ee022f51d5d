import {
  estimateWork,
  learnAnnouncement,
  learnCall,
  learnProgram,
  noHistory,
  type AgentHistory,
} from '@agent-os/core/scheduling';
import { BoundedMap } from '@agent-os/core/signals';

interface AgentKeys {
  readonly organisationId: string;
  readonly agentId: string;
}

/** Whose call it is, and what it says of its run. */
export interface RunStep extends AgentKeys {
  /** Null for a call that belongs to no run: none follows it. */
  readonly runId: string | null;
  /** Calls of the run that follow, as its client says with this one; null when it says nothing. */
  readonly announcedLeft: number | null;
}

/** What the next call is expected to be like. */
export interface StepEstimate {
  readonly expectedOutputTokens: number;
  /** Calls of its run that follow; undefined while nothing is known: it said nothing, and no run has ended yet. */
  readonly programStepsLeft: number | undefined;
}

/** A run whose calls come here. */
interface OpenRun {
  readonly agent: AgentKeys;
  stepsDone: number;
  /** Steps in all, as was said first. */
  announcedSteps: number | undefined;
  lastEndMs: number;
}

/** Agents and organisations that are remembered; of more, those that were quiet longest are forgotten. */
const rememberedMax = 10_000;
/** No call ends a run by name. One whose calls stay away for so long has ended, or what it does next is like another run. */
const runEndsAfterMs = 10 * 60_000;
/** Of more runs than this, those that were quiet longest are taken for ended. */
const openRunsMax = 10_000;

/**
 * Learns from calls that ended how long answers of an agent are and how many calls its runs have, and estimates the next. Histories of all agents are
 * those of one organisation: what one tenant does tells nothing of another. Times in ms of one clock that does not go back.
 */
export class WorkLearner {
  readonly #agents = new BoundedMap<string, AgentHistory>(rememberedMax);
  readonly #everyone = new BoundedMap<string, AgentHistory>(rememberedMax);
  /** In the order of their last ends. */
  readonly #runs = new Map<string, OpenRun>();

  estimate(step: RunStep): StepEstimate {
    const run = step.runId === null ? undefined : this.#runs.get(runKey(step, step.runId));
    const stepsDone = run?.stepsDone ?? 0;
    const agent = this.#agents.get(agentKey(step)) ?? noHistory;
    const everyone = this.#everyone.get(step.organisationId) ?? noHistory;
    const announcedSteps = believedSteps(step, stepsDone, run?.announcedSteps);
    const { expectedOutputTokens, programStepsLeft } = estimateWork({ agent, everyone, stepsDone, announcedSteps });
    if (step.runId === null) return { expectedOutputTokens, programStepsLeft: 0 };
    // Agents of an organisation count for it too.
    const isKnown = announcedSteps !== undefined || everyone.programs > 0;
    return { expectedOutputTokens, programStepsLeft: isKnown ? programStepsLeft : undefined };
  }

  /** `outputTokens`: undefined for a call that writes none, such as an embedding. */
  callEnded(step: RunStep, outputTokens: number | undefined, nowMs: number): void {
    this.#endQuietRuns(nowMs);
    if (outputTokens !== undefined) this.#learn(step, (history) => learnCall(history, outputTokens));
    if (step.runId === null) return;
    const key = runKey(step, step.runId);
    const run = this.#runs.get(key) ?? newRun(step, nowMs);
    // What a client says with a later call is no announcement of the whole any more.
    if (run.stepsDone === 0 && step.announcedLeft !== null) run.announcedSteps ??= step.announcedLeft + 1;
    run.stepsDone += 1;
    run.lastEndMs = nowMs;
    this.#runs.delete(key);
    this.#runs.set(key, run);
  }

  #endQuietRuns(nowMs: number): void {
    for (const [key, run] of this.#runs) {
      if (this.#runs.size < openRunsMax && nowMs - run.lastEndMs < runEndsAfterMs) return;
      this.#runs.delete(key);
      const { announcedSteps, stepsDone } = run;
      this.#learn(run.agent, (history) => learnProgram(history, stepsDone));
      if (announcedSteps === undefined) continue;
      this.#learn(run.agent, (history) => learnAnnouncement(history, announcedSteps, stepsDone));
    }
  }

  #learn(agent: AgentKeys, change: (history: AgentHistory) => AgentHistory): void {
    const key = agentKey(agent);
    this.#agents.set(key, change(this.#agents.get(key) ?? noHistory));
    const { organisationId } = agent;
    this.#everyone.set(organisationId, change(this.#everyone.get(organisationId) ?? noHistory));
  }
}

/** The newest word counts. That a call is the last one, said by a run that is longer already than it said first, is doubted by as much. */
function believedSteps({ announcedLeft }: RunStep, stepsDone: number, first: number | undefined): number | undefined {
  if (announcedLeft === null) return first;
  const steps = stepsDone + 1 + announcedLeft;
  return announcedLeft === 0 && first !== undefined ? Math.min(first, steps) : steps;
}

function newRun({ organisationId, agentId }: RunStep, nowMs: number): OpenRun {
  return { agent: { organisationId, agentId }, stepsDone: 0, announcedSteps: undefined, lastEndMs: nowMs };
}

function agentKey({ organisationId, agentId }: AgentKeys): string {
  return `${organisationId} ${agentId}`;
}

function runKey(agent: AgentKeys, runId: string): string {
  return `${agentKey(agent)} ${runId}`;
}
