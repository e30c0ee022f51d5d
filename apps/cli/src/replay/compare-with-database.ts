import { setTimeout as sleep } from 'node:timers/promises';
import type { CallTotals } from './call-totals.ts';
import { compareTotals, type Comparison, type CountedTotals } from './compare-totals.ts';

interface CallPage {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

export interface ComparisonDependencies {
  readonly nowMs: () => number;
  readonly totalsOf: () => Promise<CallTotals>;
  /** A page of the run's calls: the first without a cursor. */
  readonly pageOf: (cursor: string | undefined) => Promise<CallPage>;
}

const settledWithinMs = 30_000;
const pollMs = 250;

/**
 * Asks the database for the totals of a run and compares. The last settlements are written a moment after their answers,
 * so a difference counts only when it stays for 30 s. When connections broke, sums could hide a loss behind a call that the
 * client never had an answer to, so then every answered call is looked for by its id.
 */
export async function compareWithDatabase(
  client: CountedTotals,
  answeredCallIds: ReadonlySet<string>,
  comparison: Comparison,
  dependencies: ComparisonDependencies,
): Promise<{ readonly database: CallTotals | undefined; readonly differences: readonly string[] }> {
  const { nowMs, totalsOf, pageOf } = dependencies;
  const deadlineMs = nowMs() + settledWithinMs;
  for (;;) {
    const isLast = nowMs() > deadlineMs;
    try {
      const database = await totalsOf();
      const recorded = { ...database, costNanoUsd: BigInt(database.costNanoUsd) };
      const differences = compareTotals(client, recorded, comparison);
      if (!database.coverage.complete) differences.push('the run is longer than the database sums up at once');
      if (differences.length === 0 || isLast) {
        const missing = comparison === 'exact' ? 0 : await countMissing(answeredCallIds, pageOf);
        if (missing > 0) differences.push(`${missing} answered calls are not in the database`);
        return { database, differences };
      }
    } catch (error) {
      if (isLast) {
        const reason = error instanceof Error ? error.message : String(error);
        return { database: undefined, differences: [`the database could not be asked: ${reason}`] };
      }
    }
    await sleep(pollMs);
  }
}

async function countMissing(
  answeredCallIds: ReadonlySet<string>,
  pageOf: ComparisonDependencies['pageOf'],
): Promise<number> {
  const missing = new Set(answeredCallIds);
  let cursor: string | undefined;
  do {
    const page = await pageOf(cursor);
    for (const { id } of page.items) missing.delete(id);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return missing.size;
}
