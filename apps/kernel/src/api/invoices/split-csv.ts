import { setImmediate as untilNextTurn } from 'node:timers/promises';
import { CsvError, Parser } from 'csv-parse';

export interface SplitCsv {
  readonly header: readonly string[];
  readonly delimiter: string;
  /** Rows that hold anything, each with the line of the file on which it ends. */
  readonly rows: readonly { readonly line: number; readonly values: readonly string[] }[];
}

const chunkCharacters = 64 * 1024;
const longestRow = 256 * 1024;
const rowsMax = 50_000;
const columnsMax = 300;

/** The sign that stands most often in the first line. */
function findDelimiter(text: string): string {
  const first = text.slice(0, longestRow).split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Splits CSV into its head and rows, a part at a time, so that calls of agents go on meanwhile.
 * @returns what is wrong with the file, in a sentence, where it is none
 */
export async function splitCsv(text: string): Promise<SplitCsv | string> {
  const delimiter = findDelimiter(text);
  const found: { line: number; values: readonly string[] }[] = [];
  const parser = new Parser({
    bom: true,
    delimiter,
    info: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const failures: Error[] = [];
  parser.on('error', (error) => failures.push(error));
  const take = () => {
    for (;;) {
      const next = parser.read() as { record: string[]; info: { lines: number } } | null;
      if (next === null) return;
      if (next.record.some((value) => value.trim() !== '')) found.push({ line: next.info.lines, values: next.record });
    }
  };
  for (let from = 0; from < text.length && failures.length === 0; from += chunkCharacters) {
    parser.write(text.slice(from, from + chunkCharacters));
    take();
    if (found.length > rowsMax + 1) {
      return `The file has more than ${rowsMax} rows. Export it by month, or summed by day.`;
    }
    await untilNextTurn();
  }
  parser.end();
  await untilNextTurn();
  take();
  const [failure] = failures;
  if (failure !== undefined) {
    const where =
      failure instanceof CsvError && typeof failure['lines'] === 'number' ? ` near line ${failure['lines']}` : '';
    return `The file is no CSV that can be read${where}: a quote is probably not closed. Export it again.`;
  }
  const [head, ...rows] = found;
  if (head === undefined || rows.length === 0) {
    return 'The file has no rows below a head. Export it with the names of its columns.';
  }
  if (head.values.length > columnsMax) return `The file has more than ${columnsMax} columns.`;
  return { header: head.values.map((name) => name.trim()), delimiter, rows };
}
