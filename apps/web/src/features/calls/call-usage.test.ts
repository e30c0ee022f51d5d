import { describe, expect, it } from 'vitest';
import { describeMissingPrice } from './call-usage.tsx';

describe('a call without a price', () => {
  it('cost nothing when no model was reached, and an unknown amount when one was', () => {
    expect(describeMissingPrice({ state: 'denied', costNanoUsd: '0' })).toContain('nothing was charged');
    expect(describeMissingPrice({ state: 'settled', costNanoUsd: null })).toContain('not known');
    expect(describeMissingPrice({ state: 'running', costNanoUsd: null })).toContain('yet');
  });
});
