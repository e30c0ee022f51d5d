/** What has been learnt of an agent, or of everyone together, from calls and programs that ended. Plain data: it can be stored. */
export interface AgentHistory {
  readonly calls: number;
  readonly meanOutputTokens: number;
  readonly programs: number;
  /** Mean of the logarithm of a program's steps: long programs are rare and must not hide what is usual. */
  readonly meanLogSteps: number;
}

export const noHistory: AgentHistory = { calls: 0, meanOutputTokens: 0, programs: 0, meanLogSteps: 0 };

/** So many observations count at most; beyond them the old fades, so that an agent that changes is learnt anew. */
const memory = 200;

/** The history after a call that made so many tokens. */
export function learnCall(history: AgentHistory, outputTokens: number): AgentHistory {
  const calls = Math.min(memory, history.calls + 1);
  const meanOutputTokens = history.meanOutputTokens + (outputTokens - history.meanOutputTokens) / calls;
  return { ...history, calls, meanOutputTokens };
}

/** The history after a program that ended with so many steps, at least one. */
export function learnProgram(history: AgentHistory, steps: number): AgentHistory {
  const programs = Math.min(memory, history.programs + 1);
  const meanLogSteps = history.meanLogSteps + (Math.log(steps) - history.meanLogSteps) / programs;
  return { ...history, programs, meanLogSteps };
}
