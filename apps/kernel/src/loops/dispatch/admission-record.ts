import type { AdmissionReason } from '@agent-os/core/scheduling';

/** What held a call back when it came. */
export type WaitedFor = 'slot' | 'turn' | 'provider' | 'memory' | 'rate' | 'agent_limit';

/** Why a call that the scheduler decided about went when it did. */
export interface AdmissionRecord {
  readonly why: AdmissionReason;
  /** Null when nothing held it back. */
  readonly waitedFor: WaitedFor | null;
  /** Calls that came later and started before it. */
  readonly overtakenBy: number;
  readonly interruptions: number;
}
