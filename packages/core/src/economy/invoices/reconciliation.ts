import type { BilledClass, InvoiceLine, InvoiceLineKind } from './invoice-line.ts';

/** What the calls of one model came to that arrived on one day of UTC. */
export interface RecordedDay {
  readonly day: number;
  /** Empty for calls that ended before a model was found. */
  readonly modelId: string;
  /** Booked after the invoice's period, as its months were closed. */
  readonly late: boolean;
  readonly calls: number;
  /** Ended calls that are in no class, as their cost is not known. */
  readonly callsWithoutCost: number;
  readonly classes: readonly {
    readonly tokenClass: BilledClass;
    readonly quantity: bigint;
    readonly nanoUsd: bigint;
  }[];
}

export type GroupState =
  | 'agrees'
  | 'price_differs'
  | 'quantity_differs'
  | 'billed_only'
  | 'recorded_only'
  | 'not_yet_billed';

export type DifferenceCause =
  | 'rounding'
  | 'tolerance'
  | 'billed_twice'
  | 'cached_as_input'
  | 'shifted_day'
  | 'unpriced_calls'
  | 'unit_price'
  | 'unknown_model'
  | 'no_model'
  | 'past_the_kernel'
  | 'came_late'
  | 'after_last_line'
  | 'no_usage';

/** A line and what it costs in USD. */
export interface BilledLine extends InvoiceLine {
  readonly costNanoUsd: bigint;
}

export interface Comparison {
  readonly lines: readonly BilledLine[];
  readonly recorded: readonly RecordedDay[];
  /** What people booked in the ledger for the provider: compared only where the file has adjustments, too. */
  readonly adjustedNanoUsd: bigint;
  /** The id of the model that a text of the file stands for. */
  readonly modelOf: (text: string) => string | undefined;
  /** How far an amount may be off and still agree, in millionths of the larger one. */
  readonly tolerancePpm: number;
  /** Of the costs in the file, at most 9: says how far each is rounded. */
  readonly costDecimals: number;
  /** Costs were converted to USD, line by line. */
  readonly converted: boolean;
}

/** Lines and spend that are compared with each other. */
export interface ReconciliationGroup {
  /** `usage/20413/mdl_…/input`; a star for what it is not split by. */
  readonly key: string;
  readonly kind: InvoiceLineKind;
  readonly day: number | null;
  /** Null where no model is named, or one that nobody knows. */
  readonly modelId: string | null;
  /** What the file calls it, where nobody knows it. */
  readonly modelText: string | null;
  readonly tokenClass: BilledClass | null;
  readonly lines: number;
  /** Of the day and model, whatever their classes. */
  readonly calls: number;
  /** Null where a line does not tell. */
  readonly billedQuantity: bigint | null;
  /** Null where nothing is recorded. */
  readonly recordedQuantity: bigint | null;
  readonly billedNanoUsd: bigint;
  readonly recordedNanoUsd: bigint;
  readonly state: GroupState;
  readonly cause: DifferenceCause | null;
}

export interface Reconciliation {
  /** The largest difference first. */
  readonly groups: readonly ReconciliationGroup[];
  /** The one group that each line is in, by its number. */
  readonly keyOfLine: ReadonlyMap<number, string>;
}
