import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName } from './export-file-name.ts';
import { guardFormula, toCsv } from './to-csv.ts';

/** Reads RFC 4180 without any leniency. */
function parseCsv(csv: string): string[][] {
  const records: string[][] = [];
  let rest = csv;
  while (rest !== '') {
    const record: string[] = [];
    for (;;) {
      const [whole, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
      if (whole === undefined) throw new Error(`Not RFC 4180 at: ${rest.slice(0, 40)}`);
      record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
      rest = rest.slice(whole.length);
      if (end !== ',') break;
    }
    records.push(record);
  }
  return records;
}

const columnsOf = (heads: readonly string[]) =>
  heads.map((head, index) => ({ head, text: (row: readonly string[]) => row[index] ?? '' }));
const formulaStart = /^[=+\-@\t\r]/;
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', ' ') }),
);

describe('toCsv', () => {
  it('gives back what went in, and no cell that a spreadsheet would run', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(awkward, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, ([heads = [], ...rows]) => {
        const parsed = parseCsv(toCsv(rows, columnsOf(heads)));
        expect(parsed).toEqual([heads, ...rows].map((cells) => cells.map(guardFormula)));
        for (const cell of parsed.flat()) expect(cell).not.toMatch(formulaStart);
      }),
    );
  });

  it('changes nothing but what could be a formula, and there only puts an apostrophe before it', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const guarded = guardFormula(text);
        expect(guarded === text || guarded === `'${text}`).toBe(true);
        if (/^[\p{L}\p{N}]/u.test(text)) expect(guarded).toBe(text);
      }),
    );
  });

  it('writes heads with their units, quotes and lines as spreadsheets read them', () => {
    const columns = [
      { head: 'Agent', text: (row: { agent: string; cost: string }) => row.agent },
      { head: 'Cost', unit: 'USD', text: (row: { agent: string; cost: string }) => row.cost },
    ];
    expect(toCsv([{ agent: 'say "hi"', cost: '-1' }], columns)).toBe('Agent,"Cost, USD"\r\n"say ""hi""",\'-1\r\n');
  });
});

describe('exportFileName', () => {
  const at = Date.UTC(2026, 10, 18, 23, 30);

  it('says the room and the viewer’s day', () => {
    expect(exportFileName('calls', at, 'UTC', '')).toBe('calls-2026-11-18.csv');
    expect(exportFileName('calls', at, 'Europe/Stockholm', '')).toBe('calls-2026-11-19.csv');
  });

  it('tells one filter from another, and knows the same one again', () => {
    const name = exportFileName('calls', at, 'UTC', '?state=denied');
    expect(name).toMatch(/^calls-2026-11-18-[0-9a-f]{6}\.csv$/);
    expect(exportFileName('calls', at, 'UTC', '?state=denied')).toBe(name);
    expect(exportFileName('calls', at, 'UTC', '?state=failed')).not.toBe(name);
  });
});
