import type { ServiceClass } from '@agent-os/core/scheduling';
import type { KernelMishap } from '../../testing/mishaps.ts';

/** What is asked of a kernel. Times in ticks. */
export interface WorkAsked {
  readonly kernel: number;
  readonly agent: number;
  readonly serviceClass: ServiceClass;
  readonly preemptible: boolean;
  /** In a slot, all stays together. */
  readonly serviceTicks: number;
  /** From when it is told to stop until it has. */
  readonly stopsAfterTicks: number;
}

/** What happens to a kernel, or to all of them. Times in milliseconds. */
export type Mishap =
  | KernelMishap
  | { readonly kind: 'database clock jumps'; readonly byMs: number }
  | { readonly kind: 'mode changes'; readonly mode: 'off' | 'shadow' | 'on' }
  /** From so much later on, by the database's clock. */
  | { readonly kind: 'cap is set'; readonly percent: number; readonly afterMs: number; readonly forMs: number }
  | { readonly kind: 'caps are lifted' }
  | { readonly kind: 'meter stops'; readonly forMs: number }
  /** It says so many times what was drawn. */
  | { readonly kind: 'meter lies'; readonly times: number }
  | { readonly kind: 'meter begins anew' };

export interface PowerStory {
  readonly mode: 'off' | 'shadow' | 'on';
  readonly kernels: number;
  readonly slots: number;
  /** Of each tick. */
  readonly arrivals: readonly (readonly WorkAsked[])[];
  readonly mishaps: readonly { readonly atTick: number; readonly kernel: number; readonly mishap: Mishap }[];
}

/** What a simulated kernel does wrong, so that the checks have something to find. */
export interface PowerFaults {
  /** Caps only count while the market decides. */
  readonly capsOnlyWhenOn?: boolean;
  /** What must run is stopped like the rest. */
  readonly stopsCritical?: boolean;
  /** When a cap begins, it reads from its wall clock. */
  readonly trustsOwnClock?: boolean;
  /** It writes down once more what it stopped already. */
  readonly yieldsAgain?: boolean;
  /** What was stopped never comes back into line. */
  readonly forgetsStopped?: boolean;
  /** What sellers and buyers paid is not carried on. */
  readonly losesCredits?: boolean;
  /** It reads how much devices may draw from their meters. */
  readonly trustsMeters?: boolean;
}
