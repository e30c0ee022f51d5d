import { reportHead } from './report-notes.ts';
import type { ReportFigures } from './report-figures.ts';
import { reportTables, type ReportTable } from './report-tables.ts';
import { subjectOf } from './report-words.ts';

const nameMax = 40;
const segmenter = new Intl.Segmenter('en');

/** As a person counts them: a flag or a letter with its accents is one. */
const charactersOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The report as plain text, for readers that show no HTML. A name cannot break a line or look like another part. */
export function reportText(figures: ReportFigures): string {
  const { title, period, amount, kind, compared, notes, source } = reportHead(figures);
  const lines = [
    oneLine(title),
    `${oneLine(subjectOf(figures))}, ${period}`,
    '',
    `${amount} (${kind})`,
    compared,
    ...notes,
    ...reportTables(figures).flatMap((table) => ['', ...tableLines(table)]),
    '',
    source,
    `Open it in the console: ${figures.link}`,
    '',
  ];
  return lines.join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function tableLines({ title, none, columns, rows, foot }: ReportTable): readonly string[] {
  const heading = title.toUpperCase();
  if (rows.length === 0) return [heading, none];
  const cells = [columns.map(({ head }) => head), ...rows, ...(foot === null ? [] : [foot])].map((row) =>
    row.map((text) => shorten(oneLine(text))),
  );
  const widths = columns.map((_, place) => Math.max(...cells.map((row) => charactersOf(row[place] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((text, place) => {
        const space = ' '.repeat((widths[place] ?? 0) - charactersOf(text).length);
        return columns[place]?.isFigure === true ? space + text : text + space;
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(Math.max(...lines.map((line) => line.length)));
  const [heads = '', ...body] = lines;
  if (foot === null) return [heading, heads, rule, ...body];
  return [heading, heads, rule, ...body.slice(0, -1), rule, body.at(-1) ?? ''];
}

function shorten(text: string): string {
  const characters = charactersOf(text);
  return characters.length > nameMax ? `${characters.slice(0, nameMax - 1).join('')}…` : text;
}
