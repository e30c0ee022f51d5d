import type { ServiceClass } from '../calls/index.ts';

/** A call of the past as far as its waiting depended on it. Times in ms of one clock. */
export interface RecordedCall {
  readonly id: string;
  /** Tenant, department, agent. */
  readonly ownerPath: readonly string[];
  readonly programId: string;
  readonly serviceClass: ServiceClass;
  readonly riskScore: number;
  readonly arrivedAt: number;
  readonly deadlineAt: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** How long it held its slot. */
  readonly serviceMs: number;
}

/** How it went in the replay. */
export interface ReplayedCall {
  /** All its waiting; null when it was refused. */
  readonly waitedMs: number | null;
  readonly interruptions: number;
}
