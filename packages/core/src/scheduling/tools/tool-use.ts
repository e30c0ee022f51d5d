/** One use of a tool that an answer asks for, by the id that its result will carry. */
export interface AskedUse {
  readonly tool: string;
  readonly id: string;
}

/** Whose calls they are: results count for uses of the same agent, and of the same run where both name theirs. */
export interface ToolUser {
  readonly agentId: string;
  readonly runId: string | null;
}

/** A tool in use: by a call that runs and may ask for it, or since an answer asked for it. Times in ms of one clock. */
export interface ToolUse extends ToolUser {
  readonly callId: string;
  readonly sinceMs: number;
  /** When it ends without a result; null while its call runs. */
  readonly untilMs: number | null;
}
