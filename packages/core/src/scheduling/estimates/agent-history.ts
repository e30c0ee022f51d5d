/** What has been learnt of an agent, or of everyone together, from calls and programs that ended. Plain data: it can be stored. */
export interface AgentHistory {
  readonly calls: number;
  readonly meanOutputTokens: number;
  readonly programs: number;
  /** Mean of the logarithm of a program's steps: long programs are rare and must not hide what is usual. */
  readonly meanLogSteps: number;
  /** Programs of more than one step that ended and whose length had been announced. */
  readonly announcements: number;
  /** Mean logarithm of the true steps by the announced ones, and of its square: whether announcements run short, and how far they scatter. */
  readonly meanLogError: number;
  readonly meanSquaredLogError: number;
}

export const noHistory: AgentHistory = {
  calls: 0,
  meanOutputTokens: 0,
  programs: 0,
  meanLogSteps: 0,
  announcements: 0,
  meanLogError: 0,
  meanSquaredLogError: 0,
};

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

/** The history after a program that had announced so many steps, at least one, and ended with so many. */
export function learnAnnouncement(history: AgentHistory, announcedSteps: number, steps: number): AgentHistory {
  // That a call will be the only one is easily said: it would pass for precision.
  if (announcedSteps === 1 && steps === 1) return history;
  const announcements = Math.min(memory, history.announcements + 1);
  const error = Math.log(steps / announcedSteps);
  const meanLogError = history.meanLogError + (error - history.meanLogError) / announcements;
  const meanSquaredLogError = history.meanSquaredLogError + (error ** 2 - history.meanSquaredLogError) / announcements;
  return { ...history, announcements, meanLogError, meanSquaredLogError };
}
