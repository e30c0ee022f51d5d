/** What one check found. When it is not ok, the detail says what to do. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}
