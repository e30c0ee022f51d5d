import { describe, expect, it } from 'vitest';
import { describeMissing } from './describe-missing.ts';

describe('a page that is not there', () => {
  it('says what was looked for, and searches for it', () => {
    expect(describeMissing('/agents/risk%20scorer', 'Agents')).toEqual({
      sentence: 'Agents of this organisation have no “risk scorer”.',
      searchText: 'risk scorer',
    });
    expect(describeMissing('/no-such-page', undefined)).toEqual({
      sentence: 'This console has no page at /no-such-page.',
      searchText: 'no-such-page',
    });
  });

  it('bears any address', () => {
    for (const pathname of ['/', '/%E0%A4%A', `/agents/${'x'.repeat(9_000)}`]) {
      expect(describeMissing(pathname, undefined).sentence.length).toBeLessThan(120);
    }
  });
});
