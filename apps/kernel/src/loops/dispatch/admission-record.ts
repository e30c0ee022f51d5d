import type { AdmissionReason } from '@agent-os/core/scheduling';
import type { PowerYield } from './power-yield.ts';
import type { WaitingPlace } from './waiting-place.ts';

/** What held a call back when it came. */
export type WaitedFor = 'slot' | 'turn' | 'provider' | 'memory' | 'rate' | 'agent_limit' | 'tool';

/** Why a call that the scheduler decided about went when it did. */
export interface AdmissionRecord {
  readonly why: AdmissionReason;
  /** Null when nothing held it back. */
  readonly waitedFor: WaitedFor | null;
  /** The tool that had no free use when it came; null unless it waited for one. */
  readonly tool: string | null;
  /** Calls that came later and started before it. */
  readonly overtakenBy: number;
  readonly interruptions: number;
  /** The last time that it had to stop because power was short. */
  readonly yielded: PowerYield | null;
}

/** @param starts of the pool until now */
export function admissionRecordOf(place: WaitingPlace, why: AdmissionReason, starts: number): AdmissionRecord {
  const { critical, interactive, standard, batch } = why.overtook;
  const overtakenBy = place.overtakenBy(starts, critical + interactive + standard + batch);
  const waitedFor = why.waitedMs === 0 ? null : place.facts.waitedFor;
  const { interruptions, yielded } = place.facts;
  const tool = waitedFor === 'tool' ? place.facts.tool : null;
  return { why, waitedFor, tool, overtakenBy, interruptions, yielded };
}
