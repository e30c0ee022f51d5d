import type { ReportFigures } from './report-figures.ts';
import { dayText, exactUsdText } from './report-words.ts';

const dayMs = 86_400_000;
// Beginnings that spreadsheets take for a formula, in the wide forms of East Asian keyboards as well (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;
const needsQuotes = /[",\r\n]/;

/** Text that no spreadsheet runs. */
function textCell(text: string): string {
  const guarded = formula.test(text) ? `'${text}` : text;
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const heads = [
  'first day',
  'last day',
  'spend',
  'department',
  'agent',
  'calls',
  'calls without price',
  'amount USD',
  'amount in the period before USD',
] as const;

/** Every agent by department with exact amounts, as CSV (RFC 4180). The kind of spend stands in each line, so that none can lose it. */
export function reportCsv({ period, spend, facts }: ReportFigures): string {
  const lines = facts.map(({ department, agent, calls, unpricedCalls, nanoUsd, beforeNanoUsd }) =>
    [
      dayText(period.fromMs),
      dayText(period.toMs - dayMs),
      spend,
      textCell(department),
      textCell(agent),
      String(calls),
      String(unpricedCalls),
      exactUsdText(nanoUsd),
      exactUsdText(beforeNanoUsd),
    ].join(','),
  );
  return [heads.join(','), ...lines, ''].join('\r\n');
}

/** `spend-2026-11-09-to-2026-11-15.csv` */
export function reportCsvName({ period }: Pick<ReportFigures, 'period'>): string {
  const first = dayText(period.fromMs);
  const last = dayText(period.toMs - dayMs);
  return first === last ? `spend-${first}.csv` : `spend-${first}-to-${last}.csv`;
}
