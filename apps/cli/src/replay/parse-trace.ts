import { CliError } from '../cli-error.ts';

/** One request of a trace. */
export interface TraceRequest {
  /** Milliseconds after the first request of the trace. */
  readonly offsetMs: number;
  readonly contextTokens: number;
  readonly generatedTokens: number;
}

export interface Trace {
  /** In the order in which they arrived. */
  readonly requests: readonly TraceRequest[];
  /** Rows left out because a chat request needs at least one token in and one token out. */
  readonly skippedRows: number;
}

const header = 'TIMESTAMP,ContextTokens,GeneratedTokens';
const rowPattern = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d{1,9})?,(\d{1,9}),(\d{1,9})$/;

/**
 * Reads a trace in the format of the Azure LLM inference traces (Splitwise, ISCA'24): a header, then one row a request
 * with its UTC time to 100 ns.
 * @throws CliError naming the first line that has another form.
 */
export function parseTrace(text: string): Trace {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0]?.trim() !== header) throw new CliError(`The trace must start with the line ${header}.`);
  const rows: { atMs: number; contextTokens: number; generatedTokens: number }[] = [];
  let skippedRows = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? '';
    if (line === '') continue;
    const row = parseRow(line);
    if (row === undefined) {
      throw new CliError(
        `Line ${index + 1} of the trace is not a time and two numbers of tokens: ${line.slice(0, 80)}`,
      );
    }
    if (row.contextTokens === 0 || row.generatedTokens === 0) skippedRows += 1;
    else rows.push(row);
  }
  rows.sort((left, right) => left.atMs - right.atMs);
  const firstMs = rows[0]?.atMs;
  if (firstMs === undefined) throw new CliError('The trace holds no request.');
  return {
    requests: rows.map(({ atMs, contextTokens, generatedTokens }) => ({
      offsetMs: atMs - firstMs,
      contextTokens,
      generatedTokens,
    })),
    skippedRows,
  };
}

function parseRow(line: string) {
  const match = rowPattern.exec(line);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wholeMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return {
    atMs: wholeMs + Number(`0${match[7] ?? ''}`) * 1000,
    contextTokens: Number(match[8]),
    generatedTokens: Number(match[9]),
  };
}
