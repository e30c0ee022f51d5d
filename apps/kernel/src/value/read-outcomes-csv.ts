import { outcomeLimits } from '@agent-os/core/contracts';
import { CsvError, parse } from 'csv-parse/sync';
import type { OutcomeMessage } from './outcome-message.ts';

export interface CsvProblem {
  readonly line: number;
  readonly words: string;
}

export interface OutcomesCsv {
  readonly messages: readonly { readonly line: number; readonly message: OutcomeMessage }[];
  readonly problems: readonly CsvProblem[];
  /** Rows there are, good or not. */
  readonly rows: number;
}

const columns = ['task_id', 'decision', 'reference', 'units', 'value_usd', 'human_minutes', 'reason'] as const;
const neededColumns = columns.slice(0, 3);
type Column = (typeof columns)[number];
type Fields = Readonly<Partial<Record<Column, string>>>;

const moves = { reported: 'report', accepted: 'accept', rejected: 'reject' } as const;
const nanoDigits = 9;
const nanoUsdDigitsMax = 18;
const humanSecondsMax = 30 * 86_400;
const secondsPerMinute = 60;

/** A file of outcomes: one a row, named by its header line. Every row that is not understood is told with its line. */
export function readOutcomesCsv(text: string): OutcomesCsv {
  const read = parseRows(text);
  if (!('rows' in read)) return { messages: [], problems: [read], rows: 0 };
  const messages: { line: number; message: OutcomeMessage }[] = [];
  const problems: CsvProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const { fields, line } of read.rows) {
    const message = readRow(fields);
    if (typeof message === 'string') {
      problems.push({ line, words: message });
      continue;
    }
    const earlier = lineOf.get(message.reference ?? '');
    if (earlier === undefined) {
      lineOf.set(message.reference ?? '', line);
      messages.push({ line, message });
    } else {
      problems.push({ line, words: `The reference stands in line ${earlier} already. Give every row one of its own.` });
    }
  }
  return { messages, problems, rows: read.rows.length };
}

interface Row {
  readonly fields: Fields;
  readonly line: number;
}

function parseRows(text: string): { readonly rows: readonly Row[] } | CsvProblem {
  try {
    const records = parse<{ record: Record<string, string>; info: { lines: number } }>(text, {
      bom: true,
      columns: (header: readonly string[]) => header.map((name) => name.trim().toLowerCase()),
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    const [first] = records;
    if (first === undefined) return { line: 1, words: 'There is no row under the header line.' };
    const names = Object.keys(first.record);
    const missing = neededColumns.filter((name) => !names.includes(name));
    if (missing.length > 0) return { line: 1, words: `The header line lacks ${missing.join(', ')}.` };
    const unknown = names.filter((name) => !columns.some((column) => column === name));
    if (unknown.length > 0) {
      return { line: 1, words: `Leave out the columns ${unknown.join(', ')}; known are ${columns.join(', ')}.` };
    }
    if (records.length > outcomeLimits.csvRows) {
      return { line: 1, words: `There are ${records.length} rows. Use at most ${outcomeLimits.csvRows} a file.` };
    }
    return { rows: records.map(({ record, info }) => ({ fields: record, line: info.lines })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { line, words: `${error.message.split('\n')[0] ?? ''}. Every row needs as many fields as the header line.` };
  }
}

function readRow(fields: Fields): OutcomeMessage | string {
  const { task_id: taskId = '', decision = '', reference = '', reason = '' } = fields;
  if (!/^tsk_[0-9a-hjkmnp-tv-z]{26}$/.test(taskId)) return 'task_id: Give the id of a task, such as tsk_01k….';
  const move = Object.entries(moves).find(([name]) => name === decision)?.[1];
  if (move === undefined) return `decision: Use reported, accepted or rejected, not “${decision.slice(0, 40)}”.`;
  if (reference === '' || reference.length > 200) return 'reference: Give 1 to 200 characters that no other row has.';
  if (/\0/.test(reference + reason)) return 'reference, reason: Leave out the NUL character.';
  if (reason.length > 500) return 'reason: Use at most 500 characters.';
  const units = readWhole(fields.units);
  if (units === undefined) return 'units: Give a whole number of at most 9 digits, or nothing.';
  const value = readUsd(fields.value_usd);
  if (value === undefined) return 'value_usd: Give an amount such as 12.50, without a sign or separators, or nothing.';
  const seconds = readMinutes(fields.human_minutes);
  if (seconds === undefined) return 'human_minutes: Give minutes such as 2.5, at most 43200, or nothing.';
  return { taskId, move, reference, reason, units, statedNanoUsd: value, humanSeconds: seconds };
}

/** Undefined: not a number of that kind; null: nothing given. */
function readWhole(text: string | undefined): bigint | null | undefined {
  if (text === undefined || text === '') return null;
  return /^\d{1,9}$/.test(text) ? BigInt(text) : undefined;
}

/** Nano-USD; what a ninth decimal does not hold is not accepted, so nothing is rounded. */
function readUsd(text: string | undefined): bigint | null | undefined {
  if (text === undefined || text === '') return null;
  const parts = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (parts === null) return undefined;
  const digits = (parts[1] ?? '') + (parts[2] ?? '').padEnd(nanoDigits, '0');
  return digits.replace(/^0+(?=\d)/, '').length > nanoUsdDigitsMax ? undefined : BigInt(digits);
}

/** Seconds, to the nearest. */
function readMinutes(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return null;
  if (!/^\d{1,5}(\.\d{1,4})?$/.test(text)) return undefined;
  const seconds = Math.round(Number(text) * secondsPerMinute);
  return seconds > humanSecondsMax ? undefined : seconds;
}
