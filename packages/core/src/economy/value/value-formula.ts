/** What an accepted outcome is worth, and how that is worked out. Amounts in nano-USD, times in seconds. */
export type ValueFormula =
  /** An amount for each accepted outcome. */
  | { readonly kind: 'per_outcome'; readonly amountNanoUsd: bigint }
  /** An amount for each unit that the outcome counts. */
  | { readonly kind: 'per_unit'; readonly amountNanoUsd: bigint }
  /** What whoever created the task declared. */
  | { readonly kind: 'declared' }
  /** Only what a signed webhook, a file or a person says. */
  | { readonly kind: 'stated' }
  /** People's time a unit took before, less what it takes them now, at a rate. */
  | { readonly kind: 'time_saved'; readonly baselineSeconds: number; readonly nanoUsdPerHour: bigint }
  /** Time from the task's creation to its end, against what it took before, at a rate. */
  | { readonly kind: 'duration_saved'; readonly baselineSeconds: number; readonly nanoUsdPerHour: bigint }
  /** Units needed before, less those the outcome counts. */
  | { readonly kind: 'units_saved'; readonly baselineUnits: bigint; readonly amountNanoUsd: bigint }
  /** An amount a unit, if no person had to work on it; nothing if one had. */
  | { readonly kind: 'without_person'; readonly amountNanoUsd: bigint }
  /** An amount for each outcome that came within a time; nothing for a later one. */
  | { readonly kind: 'in_time'; readonly limitSeconds: number; readonly amountNanoUsd: bigint };

export const valueFormulaKinds = [
  'per_outcome',
  'per_unit',
  'declared',
  'stated',
  'time_saved',
  'duration_saved',
  'units_saved',
  'without_person',
  'in_time',
] as const satisfies readonly ValueFormula['kind'][];

/** The part of a computed value that counts, in thousandths: not every hour that is saved is used. */
export const fullRealisation = 1000;
