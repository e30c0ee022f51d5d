/** How often a tool may be in use at once in an organisation. */
export interface ToolLimit {
  /** As models and agents call it. */
  readonly tool: string;
  readonly uses: number;
  /** A use whose result nobody sends ends after so long. */
  readonly timeoutMs: number;
}
