/** What both sides of a replay count. */
export interface CountedTotals {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Undefined: at least one answer did not tell its cost. */
  readonly costNanoUsd: bigint | undefined;
}

export interface RecordedTotals {
  readonly calls: number;
  readonly running: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costNanoUsd: bigint;
  /** Ended calls whose cost is not known. */
  readonly withoutCost: number;
}

/**
 * exact: every call was seen by both sides. at-least: connections broke, so the database may know of calls whose
 * answers the client never had, but never of fewer.
 */
export type Comparison = 'exact' | 'at-least';

/** Sentences about everything in which the database differs from what the client saw; empty when they agree. */
export function compareTotals(client: CountedTotals, database: RecordedTotals, comparison: Comparison): string[] {
  const differences: string[] = [];
  if (database.running > 0) differences.push(`${database.running} calls are still running in the database`);
  const check = (name: string, seen: bigint, recorded: bigint) => {
    if (comparison === 'exact' ? recorded === seen : recorded >= seen) return;
    differences.push(`${name}: the client saw ${seen}, the database has ${recorded}`);
  };
  check('calls', BigInt(client.calls), BigInt(database.calls));
  check('input tokens', BigInt(client.inputTokens), BigInt(database.inputTokens));
  check('output tokens', BigInt(client.outputTokens), BigInt(database.outputTokens));
  if (client.costNanoUsd === undefined) {
    if (database.withoutCost === 0) differences.push('cost: not every answer told the client what it cost');
  } else {
    check('cost in nano-USD', client.costNanoUsd, database.costNanoUsd);
  }
  return differences;
}
