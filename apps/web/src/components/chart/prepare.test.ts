import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChartCsv } from './chart-data.ts';
import { drawnValues } from './drawn-values.ts';
import { niceScale } from './nice-scale.ts';
import { describeBucket, prepareBars } from './prepare-bars.ts';
import { prepareLines } from './prepare-lines.ts';
import { prepareShares, shareData } from './prepare-shares.ts';
import { prepareSparkline } from './prepare-sparkline.ts';
import { spreadLabels } from './spread-labels.ts';
import { thinTicks, timeTicks } from './time-ticks.ts';

const start = Date.UTC(2026, 10, 18, 8, 43);
const minuteMs = 60_000;
const hourMs = 3_600_000;

describe('a scale', () => {
  it('ends on round values and holds zero', () => {
    expect(niceScale([1790, 12])).toEqual({ low: 0, high: 2000, grid: [0, 1000, 2000] });
    expect(niceScale([0.31, 0.29])).toEqual({ low: 0, high: 0.4, grid: [0, 0.2, 0.4] });
    expect(niceScale([-3, 9]).low).toBe(-5);
    expect(niceScale([])).toEqual({ low: 0, high: 1, grid: [0, 1] });
  });

  it('holds every value with few lines', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 20 }), (values) => {
        const { low, high, grid } = niceScale(values);
        const slack = (high - low) * 1e-6;
        expect(values.every((value) => value >= low - slack && value <= high + slack)).toBe(true);
        expect(grid.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('time ticks', () => {
  it('stand on round times of the zone', () => {
    const labels = timeTicks(start, start + hourMs, 'Europe/Berlin').map(({ label }) => label);
    expect(labels).toEqual(['09:50', '10:00', '10:10', '10:20', '10:30', '10:40']);
  });

  it('of many days are dates, also across the end of summer time', () => {
    const from = Date.UTC(2026, 9, 22, 22);
    const labels = timeTicks(from, from + 6 * 24 * hourMs, 'Europe/Berlin').map(({ label }) => label);
    expect(labels).toEqual(['23 Oct', '24 Oct', '25 Oct', '26 Oct', '27 Oct', '28 Oct']);
  });

  it('are thinned where there is no room for the words of all', () => {
    const ticks = timeTicks(start, start + hourMs, 'Europe/Berlin');
    const shown = (plotPx: number) => thinTicks(ticks, plotPx).map(({ label }) => label);
    expect(shown(600)).toEqual(ticks.map(({ label }) => label));
    expect(shown(140)).toEqual(['09:50', '10:10', '10:30']);
    expect(shown(0)).toEqual(['09:50']);
  });

  it('are none for no time', () => {
    expect(timeTicks(start, start, 'UTC')).toEqual([]);
  });
});

describe('bars', () => {
  const series = [
    { id: 'settled', label: 'settled', tone: 'band' },
    { id: 'refused', label: 'refused', tone: 'stop' },
  ] as const;
  const input = { label: 'Calls', unit: 'per minute', series, format: String, zone: 'Europe/Berlin' };
  const bucket = (index: number, settled: number | null, refused: number | null) => ({
    startMs: start + index * minuteMs,
    endMs: start + (index + 1) * minuteMs,
    values: { settled, refused },
  });

  it('have a scale for their sum, a sentence and a table', () => {
    const { scale, summary, data } = prepareBars({
      ...input,
      buckets: [bucket(0, 900, 80), bucket(1, 1000, 0), bucket(2, null, null)],
    });
    expect(scale.high).toBe(1000);
    expect(summary).toBe('Calls, per minute, 09:43 to 09:46: 3 bars; highest 1000 at 09:44.');
    expect(data.head).toEqual(['From', 'To', 'settled, per minute', 'refused, per minute']);
    expect(data.rows[2]?.slice(2)).toEqual(['–', '–']);
  });

  it('that go below zero pile up on both sides', () => {
    expect(prepareBars({ ...input, buckets: [bucket(0, 5, -5)] }).scale).toEqual({
      low: -5,
      high: 5,
      grid: [-5, 0, 5],
    });
  });

  it('have round times below them, also where none begins at one', () => {
    const length = 24 * minuteMs;
    const buckets = Array.from({ length: 60 }, (_, index) => ({
      startMs: start + index * length,
      endMs: start + (index + 1) * length,
      values: {},
    }));
    const { ticks } = prepareBars({ ...input, buckets });
    expect(ticks.length).toBeGreaterThan(2);
    const starts = new Set(buckets.map(({ startMs }) => startMs));
    for (const { atMs, label } of ticks) {
      expect(starts).toContain(atMs);
      expect(label).toMatch(/:00$/);
    }
  });

  it('that do not exist say so', () => {
    expect(prepareBars({ ...input, buckets: [] })).toMatchObject({ ticks: [], summary: 'Calls: no bars.' });
  });

  it('name their stretch of time, with the date across midnight', () => {
    expect(describeBucket({ startMs: start, endMs: start + minuteMs }, 'UTC')).toBe('08:43 to 08:44');
    expect(describeBucket({ startMs: start, endMs: start + 1000 }, 'UTC')).toBe('08:43:00.0 to 08:43:01.0');
    expect(describeBucket({ startMs: start, endMs: start + 24 * hourMs }, 'UTC')).toBe(
      '18 Nov 2026, 08:43 to 19 Nov 2026, 08:43',
    );
  });
});

describe('lines', () => {
  const input = { label: 'Spend', unit: 'USD', format: (value: number) => `$${value}`, zone: 'UTC' };
  const actual = {
    id: 'actual',
    label: 'settled',
    kind: 'actual',
    points: [
      { atMs: start, value: 0 },
      { atMs: start + hourMs, value: 914 },
    ],
  } as const;
  const forecast = {
    id: 'forecast',
    label: 'forecast',
    kind: 'forecast',
    points: [
      { atMs: start + hourMs, value: 914 },
      { atMs: start + 2 * hourMs, value: 2128, low: 1900, high: 2400 },
    ],
  } as const;

  it('share their moments, and the scale holds intervals and cap', () => {
    const { moments, scale, ends, summary } = prepareLines({
      ...input,
      series: [actual, forecast],
      cap: { label: 'cap', value: 2600 },
    });
    expect(moments.map(({ values }) => values)).toEqual([
      { actual: 0 },
      { actual: 914, forecast: 914 },
      { forecast: 2128 },
    ]);
    expect(scale.high).toBeGreaterThanOrEqual(2600);
    expect(ends.map(({ value }) => value)).toEqual([914, 2128]);
    expect(summary).toContain('cap $2600');
  });

  it('are drawn whole where only another line has a point, and break where a value is not known', () => {
    const points = [0, 1, 2, 3].map((hour) => ({ atMs: start + hour * hourMs, value: hour === 2 ? null : hour * 10 }));
    const times = [-1, 0.5, 1, 1.5, 3, 4].map((hour) => start + hour * hourMs);
    const line = { id: 'a', label: 'a', kind: 'actual', points } as const;
    expect(drawnValues(line, times)).toEqual([null, 5, 10, null, 30, null]);
    expect(drawnValues({ ...line, steps: true }, times)).toEqual([null, 0, 10, null, 30, null]);
  });

  it('say an interval in the table', () => {
    const { data } = prepareLines({ ...input, series: [actual, forecast] });
    expect(data.rows[2]?.slice(1)).toEqual(['–', '$2128 ($1900 to $2400)']);
  });

  it('without a value have an empty frame', () => {
    expect(prepareLines({ ...input, series: [] })).toMatchObject({
      moments: [],
      ends: [],
      summary: 'Spend: no values.',
    });
  });

  it('keep labels apart and within the frame', () => {
    expect(spreadLabels([50, 52, 10], 12, 0, 60)).toEqual([48, 60, 10]);
    expect(spreadLabels([5, 80], 12, 0, 100)).toEqual([5, 80]);
  });
});

describe('a sparkline', () => {
  it('breaks where nothing is known and has its dot at the last value', () => {
    const { lines, dot } = prepareSparkline([1, 2, null, 3, null], 64, 16);
    expect(lines).toHaveLength(2);
    expect(dot).toEqual({ x: 47, y: 2 });
  });

  it('of equal values lies in the middle, and of none is empty', () => {
    expect(prepareSparkline([4, 4], 64, 16).dot?.y).toBe(8);
    expect(prepareSparkline([null], 64, 16)).toEqual({ lines: [], dot: undefined });
  });
});

describe('shares', () => {
  it('are of their bound, solid before hatched, cut where they are over', () => {
    const [row] = prepareShares([
      {
        id: 'a',
        label: 'a',
        of: 100,
        parts: [
          { label: 'settled', value: 80, tone: 'ink' },
          { label: 'reserved', value: 40, tone: 'mid', truth: 'hatch' },
        ],
      },
    ]);
    expect(row?.marks.map(({ start: from, width }) => [from, Number(width.toFixed(2))])).toEqual([
      [0, 0.8],
      [0.8, 0.2],
    ]);
    expect([row?.share, row?.over]).toEqual([1.2, true]);
  });

  it('without a bound are of the sum, drawn against the largest', () => {
    const rows = prepareShares([
      { id: 'a', label: 'a', parts: [{ label: 'x', value: 30, tone: 'ink' }] },
      { id: 'b', label: 'b', parts: [{ label: 'x', value: 10, tone: 'ink' }] },
      { id: 'c', label: 'c', parts: [] },
    ]);
    expect(rows.map(({ share }) => share)).toEqual([0.75, 0.25, null]);
    expect(shareData(rows, 'Model', 'USD', String).rows).toEqual([
      ['a', '30', '75.0 %'],
      ['b', '10', '25.0 %'],
      ['c', '–', '–'],
    ]);
  });
});

describe('the file of a chart', () => {
  it('quotes what needs it and runs nothing in a spreadsheet', () => {
    const text = toChartCsv({
      head: ['Time', 'a, b'],
      rows: [
        ['=1+1', '-12'],
        ['say "hi"', '–'],
      ],
    });
    expect(text).toBe(`Time,"a, b"\r\n'=1+1,-12\r\n"say ""hi""",–\r\n`);
  });
});
