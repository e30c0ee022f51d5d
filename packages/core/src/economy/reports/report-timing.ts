/** How often a report comes: every day, week or month, or whenever a month's books are closed. */
export const reportRhythms = ['day', 'week', 'month', 'close'] as const;
export type ReportRhythm = (typeof reportRhythms)[number];

/** When a report comes, by the clocks of a time zone. */
export interface ReportTiming {
  readonly every: ReportRhythm;
  /** 1 (Monday) to 7; of weekly ones, else null. */
  readonly weekday: number | null;
  /** 1 to 31; of monthly ones, else null. The month's last day where it has fewer. */
  readonly monthDay: number | null;
  /** 0 to 23. Those that follow the closing of books come at once. */
  readonly hour: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** Whole days of UTC, as the ledger has them. */
export interface ReportPeriod {
  readonly kind: 'day' | 'week' | 'month';
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
}

/** A time at which a report is due, and what it is about. */
export interface ReportTurn {
  readonly dueAtMs: number;
  readonly period: ReportPeriod;
}
