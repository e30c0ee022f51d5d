import {
  type AgentHistory,
  estimateWork,
  learnAnnouncement,
  learnCall,
  learnProgram,
  noHistory,
} from '@agent-os/core/scheduling';
import {
  type CallEstimator,
  createSeededRandom,
  drawNormal,
  exactEstimator,
  type ModelProfile,
  type Program,
  workMs,
} from '@agent-os/core/sim';

/** Knows every later step: only for oracles. */
export function createOracleEstimator(profile: ModelProfile): CallEstimator {
  return {
    ...exactEstimator,
    estimate: (program, stepIndex) => ({
      ...exactEstimator.estimate(program, stepIndex),
      programWorkLeftMs: workMs(profile, { ...program, steps: program.steps.slice(stepIndex + 1) }),
    }),
  };
}

/**
 * What programs say about their steps when they begin: nothing; their number, wrong by a lognormal error whose logarithm has this standard
 * deviation; or that they are single calls, which a kernel knows of a call that belongs to no run.
 */
export type Announcements =
  | { readonly kind: 'none' }
  | { readonly kind: 'single_calls' }
  | { readonly kind: 'steps'; readonly seed: number; readonly logDeviation: number };

/**
 * What a kernel can know: averages of each agent's past, learnt during the run from nothing, and what programs announce.
 */
export function createLearningEstimator(announcements: Announcements): CallEstimator {
  const histories = new Map<string, AgentHistory>();
  const announced = new Map<string, number>();
  let everyone = noHistory;

  const keyOf = (program: Program): string => program.ownerPath.join('/');
  const learn = (program: Program, change: (history: AgentHistory) => AgentHistory): void => {
    histories.set(keyOf(program), change(histories.get(keyOf(program)) ?? noHistory));
    everyone = change(everyone);
  };
  const announcedSteps = (program: Program): number | undefined => {
    if (announcements.kind === 'none') return undefined;
    if (announcements.kind === 'single_calls') return 1;
    const known = announced.get(program.id);
    if (known !== undefined) return known;
    const random = createSeededRandom(announcements.seed).fork(`announcement ${program.id}`);
    const error = Math.exp(announcements.logDeviation * drawNormal(random));
    const steps = Math.max(1, Math.round(program.steps.length * error));
    announced.set(program.id, steps);
    return steps;
  };

  return {
    estimate: (program, stepIndex) =>
      estimateWork({
        agent: histories.get(keyOf(program)) ?? noHistory,
        everyone,
        stepsDone: stepIndex,
        announcedSteps: announcedSteps(program),
      }),
    callFinished: (program, stepIndex) => {
      const outputTokens = program.steps[stepIndex]?.outputTokens ?? 0;
      learn(program, (history) => learnCall(history, outputTokens));
    },
    programFinished: (program) => {
      const steps = program.steps.length;
      learn(program, (history) => learnProgram(history, steps));
      if (announcements.kind !== 'steps') return;
      const said = announcedSteps(program) ?? steps;
      learn(program, (history) => learnAnnouncement(history, said, steps));
    },
  };
}
