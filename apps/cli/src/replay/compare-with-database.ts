import { setTimeout as sleep } from 'node:timers/promises';
import type { KernelClient } from '../kernel/index.ts';
import type { CallTotals } from './call-totals.ts';
import { compareTotals, type Comparison, type CountedTotals } from './compare-totals.ts';

interface ComparisonDependencies {
  readonly kernel: KernelClient;
  readonly runId: string;
  readonly nowMs: () => number;
}

const settledWithinMs = 30_000;
const pollMs = 250;

/**
 * Asks the database for the totals of a run and compares. The last settlements are written a moment after their answers,
 * so a difference counts only when it stays for 30 s.
 */
export async function compareWithDatabase(
  client: CountedTotals,
  comparison: Comparison,
  { kernel, runId, nowMs }: ComparisonDependencies,
): Promise<{ readonly database: CallTotals | undefined; readonly differences: readonly string[] }> {
  const deadlineMs = nowMs() + settledWithinMs;
  for (;;) {
    try {
      const database = await kernel.calls.totals.query({ runId });
      const recorded = { ...database, costNanoUsd: BigInt(database.costNanoUsd) };
      const differences = compareTotals(client, recorded, comparison);
      if (differences.length === 0 || nowMs() > deadlineMs) return { database, differences };
    } catch (error) {
      if (nowMs() > deadlineMs) {
        const reason = error instanceof Error ? error.message : String(error);
        return { database: undefined, differences: [`the database could not be asked: ${reason}`] };
      }
    }
    await sleep(pollMs);
  }
}
