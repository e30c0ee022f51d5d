/** Agents that all begin at once; each makes its calls one after the other. */
export interface AgentsJob {
  /** With its version path and without a slash at the end. */
  readonly baseUrl: string;
  readonly model: string;
  /** Has room for everybody. */
  readonly warmUpModel: string;
  readonly agents: readonly {
    readonly apiKey: string;
    /** Output tokens of its calls, in order: what a call takes follows from them. */
    readonly outputTokens: readonly number[];
  }[];
  readonly serviceMsPerToken: number;
}

export interface AgentsReport {
  /** From the first call sent to the last answer read. */
  readonly makespanMs: number;
  /** Of every call, what it took beyond its service, in milliseconds: from its first attempt to the end of its answer. */
  readonly waitsMs: Float64Array;
  /** HTTP requests, with the SDK's own retries. */
  readonly attempts: number;
  /** Calls that took more attempts than the SDK makes unless it is told to. */
  readonly beyondDefaultRetries: number;
  /** Calls that ended in an error, or with another answer. */
  readonly lost: number;
  readonly firstError: string | undefined;
}
