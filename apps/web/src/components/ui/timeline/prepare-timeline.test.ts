import { describe, expect, it } from 'vitest';
import { prepareTimeline } from './prepare-timeline.ts';
import type { TimelineRow } from './timeline-row.ts';

const row = (id: string, ...segments: TimelineRow['segments']): TimelineRow => ({ id, label: id, segments });

describe('a timeline', () => {
  it('puts all rows on one scale that holds the last of them', () => {
    const { scaleUs, rows } = prepareTimeline([
      row('admit', { kind: 'waits', startUs: 0, durationUs: 400 }),
      row(
        'execute',
        { kind: 'prefill', startUs: 400, durationUs: 100 },
        { kind: 'streams', startUs: 500, durationUs: 500 },
      ),
    ]);
    expect(scaleUs).toBe(1000);
    expect(rows[0]?.segments).toEqual([{ kind: 'waits', startPercent: 0, widthPercent: 40 }]);
    expect(rows[1]?.segments.map(({ startPercent }) => startPercent)).toEqual([40, 50]);
    expect(rows[1]?.durationUs).toBe(600);
  });

  it('keeps the shortest step visible and inside the scale', () => {
    const { rows } = prepareTimeline([row('record', { kind: 'work', startUs: 3_600_000, durationUs: 1 })]);
    const [segment] = rows[0]?.segments ?? [];
    expect(segment?.widthPercent).toBeGreaterThan(0);
    expect((segment?.startPercent ?? 0) + (segment?.widthPercent ?? 0)).toBeLessThanOrEqual(100);
  });

  it('draws what still runs to the end of the scale', () => {
    const { rows } = prepareTimeline([row('execute', { kind: 'streams', startUs: 250, durationUs: null })], 1000);
    expect(rows[0]).toEqual({
      segments: [{ kind: 'streams', startPercent: 25, widthPercent: 75 }],
      durationUs: 0,
      running: true,
    });
  });

  it('has no duration for what was not reached, and a scale even when nothing was', () => {
    const { scaleUs, rows, kinds } = prepareTimeline([row('settle')]);
    expect(scaleUs).toBe(1);
    expect(rows[0]).toEqual({ segments: [], durationUs: null, running: false });
    expect(kinds).toEqual([]);
  });
});
