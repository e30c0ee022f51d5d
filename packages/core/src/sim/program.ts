import type { ServiceClass } from '../scheduling/index.ts';

/** One call to the model, and what its program does afterwards. */
export interface ProgramStep {
  /** Tokens that are new to the model; what earlier steps read and wrote is cached and not read again. */
  readonly inputTokens: number;
  /** At least one. */
  readonly outputTokens: number;
  /** Time in tools (or of a person) before the next step begins. */
  readonly toolMs: number;
}

/** An agent's task: calls one after another with tools between them. Programs arrive whenever they do; their steps wait for each other. */
export interface Program {
  readonly id: string;
  /** Tenant first, agent last. */
  readonly ownerPath: readonly string[];
  readonly serviceClass: ServiceClass;
  readonly riskScore: number;
  readonly arrivesAt: number;
  readonly steps: readonly ProgramStep[];
}
