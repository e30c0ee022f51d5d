import type { ReportPeriod } from './report-timing.ts';

/** What a report shows besides its sums. */
export const reportSections = ['departments', 'agents', 'movers', 'anomalies'] as const;
export type ReportSection = (typeof reportSections)[number];

/** What a department or agent spent in the period and in the one before it. Amounts are nano-USD. */
export interface ReportLine {
  readonly name: string;
  readonly nanoUsd: bigint;
  readonly beforeNanoUsd: bigint;
  readonly calls: number;
}

/** Where something stands in the month that the period ends in. */
export interface MonthStanding {
  readonly nanoUsd: bigint;
  /** Null without one. */
  readonly budgetNanoUsd: bigint | null;
  /** What the month will have come to; null when it is over or nothing is known yet. */
  readonly forecastNanoUsd: bigint | null;
}

export interface DepartmentLine extends ReportLine {
  readonly month: MonthStanding;
}

/** One line of the file: what an agent spent for a department. */
export interface AgentFact extends ReportLine {
  readonly department: string;
  readonly agent: string;
  readonly unpricedCalls: number;
}

export interface ReportAnomaly {
  readonly agent: string;
  readonly model: string;
  /** `2026-11-15` */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly nanoUsd: bigint;
  readonly expectedNanoUsd: bigint;
  /** In words; null when nothing stands out. */
  readonly cause: string | null;
  /** Somebody said that it was. */
  readonly wasExpected: boolean;
}

/** All that a report says. */
export interface ReportFigures {
  readonly organisation: string;
  /** The schedule's own. */
  readonly name: string;
  /** Null: the whole organisation. */
  readonly department: string | null;
  readonly period: ReportPeriod;
  /** Of which kind all amounts are. */
  readonly spend: 'real' | 'simulated';
  /** What the other kind came to in the period. */
  readonly otherNanoUsd: bigint;
  readonly total: ReportLine;
  /** Ended calls of the period whose cost is not known: no amount counts them. */
  readonly unpricedCalls: number;
  readonly month: MonthStanding & {
    /** `2026-11` */
    readonly month: string;
    readonly isClosed: boolean;
  };
  /** The dearest first, the line of what nobody has last; they sum to the total. Null: not asked for, as with those below. */
  readonly departments: readonly DepartmentLine[] | null;
  /** The ten dearest, then what the others came to; they sum to the total. */
  readonly agents: readonly ReportLine[] | null;
  /** Agents whose spend changed most since the period before, in either direction. */
  readonly movers: readonly ReportLine[] | null;
  readonly anomalies: readonly ReportAnomaly[] | null;
  /** Every agent by department, for the file. */
  readonly facts: readonly AgentFact[];
  /** The page that shows the same. */
  readonly link: string;
  readonly madeAtMs: number;
}
