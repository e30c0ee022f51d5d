import type { AgentHistory } from './agent-history.ts';

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

/**
 * Estimates a call's output and how many calls of its program follow. An announcement is believed as long as the program has not outlived
 * it. Without one the estimate begins at what is usual for the agent and grows with every step done: lengths of programs are heavy-tailed,
 * so one that has lasted is expected to last, and ordering by it resembles least attained service.
 */
export function estimateWork({ agent, everyone, stepsDone, announcedSteps }: CallFacts): WorkEstimate {
  const commonOutput = blend(everyone.meanOutputTokens, everyone.calls, usualOutputTokens, callsToBelieve);
  const output = blend(agent.meanOutputTokens, agent.calls, commonOutput, callsToBelieve);
  return {
    expectedOutputTokens: Math.max(1, Math.round(output)),
    programStepsLeft:
      announcedSteps === undefined ? usualLeft(agent, everyone, stepsDone) : left(announcedSteps, stepsDone),
  };
}

function usualLeft(agent: AgentHistory, everyone: AgentHistory, stepsDone: number): number {
  const common = blend(everyone.meanLogSteps, everyone.programs, Math.log(usualSteps), programsToBelieve);
  return Math.exp(blend(agent.meanLogSteps, agent.programs, common, programsToBelieve)) + stepsDone / 2;
}

/** A program beyond its announcement was announced too short, the more so the longer it goes on. */
function left(announcedSteps: number, stepsDone: number): number {
  const stepsLeft = announcedSteps - stepsDone - 1;
  return stepsLeft >= 0 ? stepsLeft : -stepsLeft;
}

function blend(own: number, observations: number, common: number, toBelieve: number): number {
  return (own * observations + common * toBelieve) / (observations + toBelieve);
}
