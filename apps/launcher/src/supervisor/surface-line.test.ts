import { describe, expect, it } from 'vitest';
import { surfaceLine } from './surface-line.ts';

describe('of a child log, the terminal shows', () => {
  it.each([
    ['{"level":40,"msg":"Provider is slow"}', 'Provider is slow'],
    ['{"level":50,"msg":"Database is gone","err":{}}', 'Database is gone'],
    ['Error: listen EADDRINUSE', 'Error: listen EADDRINUSE'],
    [' ⚠ Warning: old lockfile', '⚠ Warning: old lockfile'],
  ])('%s', (line, shown) => {
    expect(surfaceLine(line)).toBe(shown);
  });

  it.each(['{"level":30,"msg":"Call settled without error"}', 'Ready in 200 ms', '', '{"level":50}'])(
    'not %s',
    (line) => {
      expect(surfaceLine(line)).toBeUndefined();
    },
  );

  it('not more of a line than a person can read', () => {
    expect(surfaceLine(`error ${'x'.repeat(10_000)}`)).toHaveLength(400);
  });
});
