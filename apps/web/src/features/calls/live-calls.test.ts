import { describe, expect, it } from 'vitest';
import { exampleCall as call } from './example-call.ts';
import type { Call } from './call-types.ts';
import { applyLiveCalls, countHeld, mergeCalls, noLiveCalls, releaseHeld } from './live-calls.ts';

const fetched = [call('call_2'), call('call_1')];
const onPage = (id: string) => fetched.some((row) => row.id === id);
const ids = (rows: readonly Call[]) => rows.map(({ id }) => id);

describe('live calls', () => {
  it('come in at the top, each once', () => {
    const live = applyLiveCalls(noLiveCalls, [call('call_4'), call('call_3'), call('call_2')], { onPage, hold: false });
    expect(ids(mergeCalls(fetched, live, {}))).toEqual(['call_4', 'call_3', 'call_2', 'call_1']);
  });

  it('wait behind the button while rows are held, but rows on the page still change', () => {
    const ended = call('call_1', { state: 'settled', lastStep: 8 });
    const live = applyLiveCalls(noLiveCalls, [call('call_3'), ended], { onPage, hold: true });
    const rows = mergeCalls(fetched, live, {});
    expect(ids(rows)).toEqual(['call_2', 'call_1']);
    expect(rows.at(1)?.state).toBe('settled');
    expect(countHeld(live, {})).toBe(1);
    expect(ids(mergeCalls(fetched, releaseHeld(live), {}))).toEqual(['call_3', 'call_2', 'call_1']);
  });

  it('never take an end back, in whatever order events and pages come', () => {
    const ended = call('call_2', { state: 'settled' });
    const live = applyLiveCalls(noLiveCalls, [ended, call('call_2')], { onPage, hold: false });
    expect(mergeCalls(fetched, live, {}).at(0)?.state).toBe('settled');
    const stale = applyLiveCalls(noLiveCalls, [call('call_2')], { onPage, hold: false });
    expect(mergeCalls([ended], stale, {}).at(0)?.state).toBe('settled');
  });

  it('keep to the filter, also behind the button', () => {
    const filter = { agentId: 'agt_2' };
    const other = call('call_4', { agent: { id: 'agt_2', slug: 'two', name: 'Two' } });
    const live = applyLiveCalls(noLiveCalls, [call('call_3'), other], { onPage, hold: true });
    expect(countHeld(live, filter)).toBe(1);
    expect(ids(mergeCalls([], releaseHeld(live), filter))).toEqual(['call_4']);
  });
});
