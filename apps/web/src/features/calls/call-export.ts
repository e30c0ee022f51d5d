import { toCsv } from '@/components/grid/index.ts';
import type { Call } from './call-types.ts';

const iso = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
const digits = (value: number | null) => (value === null ? '' : String(value));

/** Nano-USD as exact decimal USD, for sums in a spreadsheet. */
function exactUsd(nanoUsd: string | null): string {
  if (nanoUsd === null) return '';
  const padded = nanoUsd.padStart(10, '0');
  return `${padded.slice(0, -9)}.${padded.slice(-9)}`;
}

const columns = (
  [
    ['call', ({ id }) => id],
    ['received', ({ receivedAt }) => iso(receivedAt)],
    ['finished', ({ finishedAt }) => iso(finishedAt)],
    ['state', ({ state }) => state],
    ['error', ({ errorCode }) => errorCode ?? ''],
    ['stopped by budget', ({ stoppedByBudget }) => stoppedByBudget?.name ?? ''],
    ['HTTP status', ({ httpStatus }) => digits(httpStatus)],
    ['agent', ({ agent }) => agent.slug],
    ['department', ({ department }) => department.name],
    ['run', ({ runId }) => runId ?? ''],
    ['key', ({ keyId }) => keyId ?? ''],
    ['syscall', ({ syscall }) => syscall],
    ['protocol', ({ protocol }) => protocol],
    ['streamed', ({ streamed }) => String(streamed)],
    ['simulated', ({ simulated }) => String(simulated)],
    ['model asked for', ({ modelRequested }) => modelRequested],
    ['model that answered', ({ modelAnswered }) => modelAnswered ?? ''],
    ['provider', ({ provider }) => provider ?? ''],
    ['pool', ({ pool }) => pool ?? ''],
    ['wait, µs', ({ waitUs }) => digits(waitUs)],
    ['execution, µs', ({ executeUs }) => digits(executeUs)],
    ['first byte, µs', ({ firstByteUs }) => digits(firstByteUs)],
    ['duration, µs', ({ durationUs }) => digits(durationUs)],
    ['input, tok', ({ inputTokens }) => digits(inputTokens)],
    ['output, tok', ({ outputTokens }) => digits(outputTokens)],
    ['cost, USD', ({ costNanoUsd }) => exactUsd(costNanoUsd)],
    ['reserved, USD', ({ reservedNanoUsd }) => exactUsd(reservedNanoUsd)],
    ['energy, mJ', ({ energyMillijoules }) => digits(energyMillijoules)],
    ['answer of another call', ({ reusedFrom }) => reusedFrom ?? ''],
  ] satisfies readonly (readonly [head: string, text: (call: Call) => string])[]
).map(([head, text]) => ({ head, text }));

export interface CallExportPage {
  readonly items: readonly Call[];
  readonly nextCursor: string | null;
}

/** A file holds this many calls at most, and says so in its last line when there were more. */
export const exportedCallsMax = 50_000;

/** The calls of a filter as CSV, page by page; `fetchPage` gives the one after a cursor. */
export async function* callExportLines(
  fetchPage: (cursor: string | undefined) => Promise<CallExportPage>,
  rowsMax: number = exportedCallsMax,
): AsyncGenerator<string, void> {
  yield toCsv([], columns);
  const head = toCsv([], columns).length;
  let written = 0;
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    const rows = page.items.slice(0, rowsMax - written);
    written += rows.length;
    if (rows.length > 0) yield toCsv(rows, columns).slice(head);
    cursor = page.nextCursor ?? undefined;
    if (written >= rowsMax && (cursor !== undefined || rows.length < page.items.length)) {
      const count = new Intl.NumberFormat('en-GB').format(rowsMax);
      yield `"The first ${count} calls. Narrow the filter or the range for the rest."\r\n`;
      return;
    }
  } while (cursor !== undefined);
}
