import { describe, expect, it } from 'vitest';
import { describePath } from './path-glyph.tsx';

describe('the path of a call in words', () => {
  it('names the step at which a call stopped', () => {
    expect(describePath({ reached: 2, marked: 1, running: false })).toBe('stopped at permit, step 2 of 8');
  });

  it('names the step at which a call is, within the eight', () => {
    expect(describePath({ reached: 5, marked: 5, running: true })).toBe('now at execute, step 6 of 8');
    expect(describePath({ reached: 8, marked: 8, running: true })).toBe('now at record, step 8 of 8');
  });

  it('says when nothing stopped it', () => {
    expect(describePath({ reached: 8, marked: undefined, running: false })).toBe('all 8 steps done');
  });
});
