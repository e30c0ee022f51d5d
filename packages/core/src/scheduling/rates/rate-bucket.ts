/**
 * What may start now under a limit per minute: it fills evenly and holds one minute's worth. The level is kept in
 * sixty-thousandths (amount × ms of a minute), so that whole milliseconds keep it whole.
 */
export interface RateBucket {
  readonly level: number;
  readonly at: number;
}
