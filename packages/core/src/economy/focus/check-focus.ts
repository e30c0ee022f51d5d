import { focusColumnRulesOf, type FocusColumnRule, type FocusVersion } from './focus-columns.ts';
import { focusRowRules } from './focus-row-rules.ts';
import { parseDecimal } from './decimal-text.ts';
import type { FocusDataset, FocusRow } from './focus-row.ts';
import { parseMoment } from './moment-text.ts';

const ownColumn = /^x_[A-Z][A-Za-z0-9]*$/;
/** Words that stand for no value: a column without one is empty. */
const placeholder = /^(|n\/a|not applicable|null|nil)$/i;
/** National currencies that an export of ours may be billed in (ISO 4217). */
const currencies = new Set([
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
]);

export interface CheckOptions {
  readonly version: FocusVersion;
  readonly atMost?: number;
  /** Number of the first row, for files that are checked page by page. */
  readonly firstRow?: number;
}

/**
 * What a file breaks of the rules of FOCUS: presence, names and types of columns, allowed values, nulls, and values
 * that belong together. One sentence each, at most `atMost`.
 */
export function checkFocus(
  dataset: FocusDataset,
  { version, atMost = 100, firstRow = 1 }: CheckOptions,
): readonly string[] {
  const problems = checkColumns(dataset.columns, version);
  const rules = new Map(focusColumnRulesOf(version).map((rule) => [rule.name, rule]));
  const present = new Set(dataset.columns);
  const rowRules = focusRowRules.filter((rule) => rule.needs.every((column) => present.has(column)));
  for (const [index, values] of dataset.rows.entries()) {
    if (problems.length >= atMost) break;
    const row: FocusRow = Object.fromEntries(dataset.columns.map((column, place) => [column, values[place] ?? null]));
    const broken = [
      ...(values.length === dataset.columns.length ? [] : [`it has ${values.length} values`]),
      ...dataset.columns.flatMap((column) => checkValue(column, rules.get(column), row[column] ?? null)),
      ...rowRules.filter((rule) => !rule.holds(row)).map((rule) => rule.says),
    ];
    problems.push(...broken.map((sentence) => `Row ${firstRow + index}: ${sentence}.`));
  }
  return problems.slice(0, atMost);
}

function checkColumns(columns: readonly string[], version: FocusVersion): string[] {
  const rules = focusColumnRulesOf(version);
  const known = new Set(rules.map((rule) => rule.name));
  const missing = rules
    .filter((rule) => rule.presence === 'mandatory' && !columns.includes(rule.name))
    .map((rule) => `The column ${rule.name} is missing.`);
  const strange = columns
    .filter((column) => !known.has(column) && !ownColumn.test(column))
    .map((column) => `The column ${column} is not one of FOCUS ${version}: name it x_ and a word such as AgentId.`);
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  return [...missing, ...strange, ...twice.map((column) => `The column ${column} is there twice.`)];
}

function checkValue(column: string, rule: FocusColumnRule | undefined, value: string | null): readonly string[] {
  if (value === null) return rule === undefined || rule.nullable ? [] : [`${column} must have a value`];
  if (placeholder.test(value)) return [`${column} must be empty instead of "${value}"`];
  if (rule === undefined) return [];
  const problem = problemOf(rule, value);
  return problem === undefined ? [] : [`${column} ${problem}, not "${value}"`];
}

function problemOf(rule: FocusColumnRule, value: string): string | undefined {
  if (rule.allowed !== undefined && !rule.allowed.includes(value)) return `must be one of ${rule.allowed.join(', ')}`;
  switch (rule.type) {
    case 'decimal':
      if (parseDecimal(value) === undefined) return 'must be a plain decimal number';
      return rule.notNegative === true && value.startsWith('-') ? 'must not be negative' : undefined;
    case 'moment':
      return parseMoment(value) === undefined ? 'must be a moment in UTC' : undefined;
    case 'currency':
      return currencies.has(value) ? undefined : 'must be the code of a national currency';
    case 'object':
      return isFlatObject(value) ? undefined : 'must be a JSON object of texts, numbers and booleans';
    case 'text':
      return undefined;
  }
}

function isFlatObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((part) => part === null || typeof part !== 'object');
  } catch {
    return false;
  }
}
