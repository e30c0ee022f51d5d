/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly print: (line: string) => void;
  readonly note: (line: string) => void;
  /** Overwrites the last line of standard error; undefined when no person watches it. */
  readonly redraw: ((line: string) => void) | undefined;
}
