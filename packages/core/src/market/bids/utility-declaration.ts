/** How the value of a task falls with its age. */
export type ValueDecay =
  | { readonly kind: 'constant' }
  /** From full value at age 0 to nothing at `worthlessAfterMs`. */
  | { readonly kind: 'linear'; readonly worthlessAfterMs: number }
  /** Full value up to and with `deadlineMs`, nothing after it. */
  | { readonly kind: 'step'; readonly deadlineMs: number }
  /** Half of the value is gone after each `halfLifeMs`. */
  | { readonly kind: 'exponential'; readonly halfLifeMs: number };

/** What an agent, or its department for it, says of its tasks. */
export interface UtilityDeclaration {
  /** Micro-credits for one task that is done at once. */
  readonly valuePerTask: number;
  /** How long one slot works on one task; one for a value per slot-second. */
  readonly slotSecondsPerTask: number;
  readonly decay: ValueDecay;
  /** More slots than this at a time are of no use. */
  readonly usefulSlots: number;
  /** From 0 (cheap: waits until slots cost half of what they are worth) to 1,000,000 (fast: pays up to the whole value). */
  readonly speedMillionths: number;
}
