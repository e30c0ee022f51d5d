import type { Budget } from '@agent-os/core/economy';
import type { KernelMishap } from '../../testing/mishaps.ts';

/** What happens to a kernel, or to the database. */
export type Mishap = KernelMishap | { readonly kind: 'database clock jumps'; readonly byMs: number };

export interface BudgetStory {
  /** The hourly budget is let out little by little. */
  readonly throttles: boolean;
  readonly capNanoUsd: bigint;
  /** For each tick, kernels (by number) at which a call comes that may cost so many thousandths of the cap. */
  readonly arrivals: readonly (readonly { readonly kernel: number; readonly thousandths: number }[])[];
  /** How calls end, one after the other: after so many ticks, having taken so many thousandths of what they held. */
  readonly ends: readonly { readonly afterTicks: number; readonly thousandths: number }[];
  readonly mishaps: readonly { readonly atTick: number; readonly kernel: number; readonly mishap: Mishap }[];
}

/** What the database does wrong. */
export interface DatabaseFaults {
  /** It charges an end again that is sent again. */
  readonly chargesAgain?: boolean;
  /** What a kernel had whose session is over is anybody's. */
  readonly forgetsTheDead?: boolean;
  /** It grants and forgets: a lease is not kept. */
  readonly losesLeases?: boolean;
}

/** A budget of the organisation in nano-USD. */
export const budgetOf = (
  id: string,
  period: Budget['period'],
  cap: bigint,
  action: Budget['action'] = 'deny',
): Budget => ({
  id,
  name: id,
  scopeKind: 'organisation',
  scopeId: null,
  scopeLabel: 'the organisation',
  period,
  unit: 'usd',
  cap,
  action,
  timeZone: 'UTC',
  raises: [],
});
