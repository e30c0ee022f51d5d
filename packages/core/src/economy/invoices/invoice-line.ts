import type { TokenClass } from '../cost-line.ts';

export type InvoiceLineKind = 'usage' | 'purchase' | 'tax' | 'credit' | 'adjustment';
/** A class of tokens, or `unsplit` for a cost of which no classes are known. */
export type BilledClass = TokenClass | 'unsplit';

/** One row of a provider's file, as it was read. */
export interface InvoiceLine {
  /** In the file; its head is line 1. */
  readonly line: number;
  readonly kind: InvoiceLineKind;
  /** Days of UTC since 1970-01-01; null for a line of the whole period. */
  readonly day: number | null;
  /** As `plainModelText` leaves it; null where the file names none. */
  readonly modelText: string | null;
  /** Null where the file does not tell. */
  readonly tokenClass: BilledClass | null;
  /** As the file has it. */
  readonly unit: string | null;
  /** Tokens or uses; null where the file does not tell. */
  readonly quantity: bigint | null;
  /** In billionths of the file's currency. */
  readonly costNano: bigint;
  /** What the provider calls the line. */
  readonly externalId: string | null;
}
