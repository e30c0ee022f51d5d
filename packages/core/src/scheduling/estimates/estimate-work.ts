import type { AgentHistory } from './agent-history.ts';
import { expectedBeyond } from './expected-beyond.ts';

/** What is known of a call when it is queued. */
export interface CallFacts {
  readonly agent: AgentHistory;
  /** The history of all agents of the pool: what a new agent is believed to be like. */
  readonly everyone: AgentHistory;
  /** Calls of the program that have ended. */
  readonly stepsDone: number;
  /** How many calls the program has in all, as its agent announced (a plan, a workflow); undefined when it said nothing. */
  readonly announcedSteps: number | undefined;
}

/** Beliefs about a waiting call, as `WaitingCall` wants them. */
export interface WorkEstimate {
  readonly expectedOutputTokens: number;
  readonly programStepsLeft: number;
}

// Before anything is known: the medians of coding agents, rounded (TraceLab, arXiv 2606.30560).
const usualOutputTokens = 300;
const usualSteps = 3;

/** How many observations of an agent weigh as much as what is known of everyone. */
const callsToBelieve = 10;
const programsToBelieve = 2;
const announcementsToBelieve = 5;

/** Announcements of somebody new: right on average, two of three within a factor of 1.6. */
const usualSquaredLogError = 0.25;
/** No announcement is believed to the step. */
const leastLogDeviation = 0.05;
/** So far beyond its announcement a program is chance; what is beyond that is news. */
const outlivedDeviations = 2;

/**
 * Estimates a call's output and how many calls of its program follow. An announcement is believed as far as
 * announcements turned out true. Without one the estimate begins at what is usual for the agent and grows with every step done: lengths of programs are heavy-tailed,
 * so one that has lasted is expected to last, and ordering by it resembles least attained service.
 */
export function estimateWork({ agent, everyone, stepsDone, announcedSteps }: CallFacts): WorkEstimate {
  const commonOutput = blend(everyone.meanOutputTokens, everyone.calls, usualOutputTokens, callsToBelieve);
  const output = blend(agent.meanOutputTokens, agent.calls, commonOutput, callsToBelieve);
  return {
    expectedOutputTokens: Math.max(1, Math.round(output)),
    programStepsLeft:
      announcedSteps === undefined
        ? usualLeft(agent, everyone, stepsDone)
        : announcedLeft(agent, everyone, stepsDone, announcedSteps),
  };
}

function usualLeft(agent: AgentHistory, everyone: AgentHistory, stepsDone: number): number {
  const common = blend(everyone.meanLogSteps, everyone.programs, Math.log(usualSteps), programsToBelieve);
  return Math.exp(blend(agent.meanLogSteps, agent.programs, common, programsToBelieve)) + stepsDone / 2;
}

/**
 * What is left on average of all programs that announced as much and have come as far. Subtracting alone would call a program that is longer
 * than announced almost done, and let it go first again and again.
 */
function announcedLeft(agent: AgentHistory, everyone: AgentHistory, stepsDone: number, announcedSteps: number): number {
  const believed = (of: (history: AgentHistory) => number, usual: number): number => {
    const common = blend(of(everyone), everyone.announcements, usual, announcementsToBelieve);
    return blend(of(agent), agent.announcements, common, announcementsToBelieve);
  };
  const logError = believed(({ meanLogError }) => meanLogError, 0);
  const squared = believed(({ meanSquaredLogError }) => meanSquaredLogError, usualSquaredLogError);
  const median = announcedSteps * Math.exp(logError);
  // Steps are whole: a program that makes its next one has more than half of it.
  const past = stepsDone + 0.5;
  const logDeviation = Math.max(
    leastLogDeviation,
    Math.sqrt(Math.max(0, squared - logError ** 2)),
    // A program far beyond its announcement shows that this one was worse than others.
    Math.log(past / median) / outlivedDeviations,
  );
  const steps = expectedBeyond(median, logDeviation, past);
  return Math.max(0, steps - stepsDone - 1);
}

function blend(own: number, observations: number, common: number, toBelieve: number): number {
  return (own * observations + common * toBelieve) / (observations + toBelieve);
}
