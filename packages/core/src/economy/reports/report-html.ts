import { reportHead } from './report-notes.ts';
import type { ReportFigures } from './report-figures.ts';
import { reportTables, type ReportTable } from './report-tables.ts';
import { subjectOf } from './report-words.ts';

/**
 * One sheet of styles in the head, and no style in any element: a reader that drops it, or a page whose policy forbids inline styles,
 * still shows tables with their figures to the right. Colours are told for both themes; nothing is fetched from anywhere.
 */
const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px; background: #ffffff; color: #1b1f27; font: 14px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 760px; margin: 0 auto; }
h1 { font-size: 18px; line-height: 1.3; margin: 0; }
h2 { font-size: 14px; margin: 28px 0 6px; }
p { margin: 4px 0; }
.quiet { color: #5a6270; }
.amount { font-size: 30px; line-height: 1.2; font-weight: 600; margin-top: 16px; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { font-weight: 500; color: #5a6270; text-align: left; }
th, td { padding: 5px 8px 5px 0; border-bottom: 1px solid #dfe3e8; vertical-align: top; overflow-wrap: anywhere; }
.figure { text-align: right; white-space: nowrap; overflow-wrap: normal; }
tfoot td { font-weight: 600; border-bottom: 0; }
.wide { overflow-x: auto; }
a { color: #1f5fd1; }
@media (prefers-color-scheme: dark) {
  body { background: #14171c; color: #e6e9ee; }
  .quiet, th { color: #a2abb8; }
  th, td { border-bottom-color: #333a45; }
  a { color: #8ab4ff; }
}
@media print { body { background: #ffffff; color: #000000; padding: 0; } }
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The report as a page of its own: no pictures, no scripts, nothing from outside but the link to the console. */
export function reportHtml(figures: ReportFigures): string {
  const { title, period, amount, kind, compared, notes, source } = reportHead(figures);
  const of = escapeHtml(subjectOf(figures));
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="quiet">${of} · ${escapeHtml(period)}</p>`,
    `<p class="amount"><strong>${escapeHtml(amount)}</strong></p>`,
    `<p>${escapeHtml(kind)} · ${escapeHtml(compared)}</p>`,
    ...notes.map((note) => `<p class="quiet">${escapeHtml(note)}</p>`),
    ...reportTables(figures).map(tableHtml),
    `<p class="quiet"><br>${escapeHtml(source)} <a href="${escapeHtml(figures.link)}" target="_blank" rel="noopener noreferrer">Open it in the console</a></p>`,
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${of}</title><style>${styles}</style></head>
<body><main>
${parts.join('\n')}
</main></body></html>
`;
}

function tableHtml({ title, none, columns, rows, foot }: ReportTable): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  if (rows.length === 0) return `${heading}\n<p class="quiet">${escapeHtml(none)}</p>`;
  const cell = (tag: 'th' | 'td', text: string, place: number) => {
    const head = tag === 'th' ? ' scope="col"' : '';
    const figure = columns[place]?.isFigure === true ? ' align="right" class="figure"' : '';
    return `<${tag}${head}${figure}>${escapeHtml(text)}</${tag}>`;
  };
  const line = (tag: 'th' | 'td', texts: readonly string[]) =>
    `<tr>${texts.map((text, place) => cell(tag, text, place)).join('')}</tr>`;
  const heads = columns.map(({ head }) => head);
  return [
    heading,
    `<div class="wide"><table width="100%" cellpadding="4"><thead>${line('th', heads)}</thead>`,
    `<tbody>${rows.map((row) => line('td', row)).join('\n')}</tbody>`,
    ...(foot === null ? [] : [`<tfoot>${line('td', foot)}</tfoot>`]),
    '</table></div>',
  ].join('\n');
}
