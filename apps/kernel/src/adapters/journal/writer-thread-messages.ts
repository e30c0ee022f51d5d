/** What the kernel asks of the thread that writes the journal to Postgres; answered under the same number. */
export type WriterRequest =
  /** The lines of the journal, one below the other: one text for a batch crosses to a thread ten times as fast as an object for each call. */
  | { readonly number: number; readonly kind: 'write'; readonly lines: string }
  | {
      readonly number: number;
      readonly kind: 'touch keys';
      readonly organisationId: string;
      readonly keyIds: readonly string[];
      readonly atUs: number;
    }
  | { readonly number: number; readonly kind: 'close' };

export type WriterAnswer = { readonly number: number } & (
  | { readonly kind: 'done'; readonly sequences: ReadonlyMap<string, bigint> }
  /** Positions in the batch that Postgres refuses for what they contain; all others are written. */
  | {
      readonly kind: 'refused';
      readonly positions: readonly number[];
      readonly sequences: ReadonlyMap<string, bigint>;
      readonly reason: string;
    }
  | { readonly kind: 'failed'; readonly reason: string }
);

/** Said by the thread unasked. */
export interface ConnectionLost {
  readonly kind: 'connection lost';
  readonly reason: string;
}
