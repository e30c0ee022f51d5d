/** When a child counts as ready. */
export type Readiness =
  /** An HTTP answer below 400 at the address. */
  | { readonly kind: 'http'; readonly url: string }
  /** It has run for this long. */
  | { readonly kind: 'alive'; readonly forMs: number };

/** One process of the installation, run by the launcher's own Node. */
export interface ChildSpecification {
  /** Short name: of the log, the pid file, and in what people are told. */
  readonly name: string;
  /** Arguments to Node: its own flags, the script, the script's arguments. */
  readonly args: readonly string[];
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly readiness: Readiness;
  /**
   * What must be there before it starts: the database with its schema, the seeded organisation, or the whole
   * installation, which it only uses.
   */
  readonly startAfter: 'database' | 'seed' | 'ready';
  /** False: the installation goes on without it. */
  readonly essential: boolean;
  /** How long it may take to stop before it is killed. */
  readonly graceMs: number;
}
