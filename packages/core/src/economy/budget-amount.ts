/** Nano-USD, tokens, micro-credits or millijoules: what a budget counts. */
export type BudgetUnit = 'usd' | 'tokens' | 'credits' | 'energy';

/** A part of one budget's window: held for a call before it, or taken by it at its end. */
export interface BudgetAmount {
  readonly budgetId: string;
  /** One window of the budget: when it began, in ms since 1970, or the run that it counts. */
  readonly windowKey: string;
  readonly unit: BudgetUnit;
  /** In the smallest part of the unit; never negative. */
  readonly amount: bigint;
}
