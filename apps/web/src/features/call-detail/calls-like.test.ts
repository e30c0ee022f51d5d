import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTimeRange } from '@/components/time-range/index.ts';
import { callsLike } from './calls-like.ts';

it('the list’s address keeps whatever a run is called, and the time around the call', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1e12, max: 2e12 }), (runId, receivedAt) => {
      const { searchParams } = new URL(callsLike('run', runId, receivedAt), 'http://console.example');
      expect(decodeURIComponent(searchParams.get('filters')?.replace(/^run:is:/, '') ?? '')).toBe(runId);
      const range = parseTimeRange(searchParams.get('range') ?? '');
      expect(range).toMatchObject({ kind: 'span' });
    }),
  );
});
