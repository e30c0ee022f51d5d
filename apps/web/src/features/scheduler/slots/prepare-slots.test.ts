import { describe, expect, it } from 'vitest';
import type { PoolTimeline } from '../scheduler-types.ts';
import { prepareSlots } from './prepare-slots.ts';

type Span = PoolTimeline['spans'][number];

const span = (given: Partial<Span> = {}): Span => ({
  callId: 'call_1',
  agent: { id: 'agt_1', slug: 'risk-scorer', name: 'Risk scorer' },
  serviceClass: 'standard',
  startedAt: 10_000,
  endedAt: 40_000,
  end: 'ended',
  lane: 0,
  ...given,
});
const minute = (...spans: Span[]): PoolTimeline => ({ from: 0, to: 60_000, gaps: [], spans });

describe('what the slots did', () => {
  it('stands on one time scale', () => {
    const [bar] = prepareSlots(minute(span()), 4).bars;
    expect(bar).toMatchObject({ lane: 0, start: 10_000 / 60_000, width: 0.5 });
    expect(bar?.words).toBe('slot 1, risk-scorer, standard, 30.00 s, ended');
  });

  it('goes to the edges for a call that began before or still runs', () => {
    const [early, running] = prepareSlots(
      minute(
        span({ startedAt: -5_000, endedAt: 30_000 }),
        span({ startedAt: 45_000, endedAt: null, end: null, lane: 1 }),
      ),
      2,
    ).bars;
    expect(early).toMatchObject({ start: 0, width: 0.5 });
    expect(running).toMatchObject({ start: 0.75, width: 0.25 });
    expect(running?.words).toContain('runs');
  });

  it('counts the busy part of all slots, and the interruptions', () => {
    const prepared = prepareSlots(minute(span(), span({ lane: 1, end: 'interrupted' })), 2);
    expect(prepared.busyShare).toBe(0.5);
    expect(prepared.interruptions).toBe(1);
  });

  it('does not claim a busy part when the kernel names only the last starts', () => {
    const spans = Array.from({ length: 2_000 }, (_, index) => span({ callId: `call_${index}` }));
    expect(prepareSlots(minute(...spans), 4).busyShare).toBeNull();
    expect(prepareSlots(minute(), 4).busyShare).toBe(0);
  });

  it('draws a row for each slot, as many as can be told apart', () => {
    expect(prepareSlots(minute(), 16).lanes).toBe(16);
    expect(prepareSlots(minute(span({ lane: 20 })), 16).lanes).toBe(21);
    const many = prepareSlots(minute(span({ lane: 500 })), 1_000);
    expect(many.lanes).toBe(96);
    expect(many.bars).toEqual([]);
  });

  it('is a table too', () => {
    const { data } = prepareSlots(minute(span()), 4);
    expect(data.rows).toEqual([['risk-scorer', 'standard', 'ended', '1', '10.00', '30.00']]);
  });
});
