import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from './bench-arguments.ts';

describe('parseBenchArguments', () => {
  it('has a default for everything but the name', () => {
    const expected = { name: 'gateway', json: false, quick: false, rounds: 3, seed: 1, only: undefined };
    expect(parseBenchArguments(['gateway'])).toStrictEqual(expected);
    expect(parseBenchArguments([]).name).toBeUndefined();
  });

  it('makes a quick run one round unless told otherwise', () => {
    expect(parseBenchArguments(['gateway', '--quick']).rounds).toBe(1);
    expect(parseBenchArguments(['gateway', '--quick', '--rounds', '2']).rounds).toBe(2);
  });

  it('refuses what it cannot read', () => {
    expect(() => parseBenchArguments(['gateway', '--rounds', '0'])).toThrow('--rounds takes a whole number from 1 up');
    expect(() => parseBenchArguments(['gateway', '--seed', 'x'])).toThrow('--seed takes a whole number from 0 up');
    expect(() => parseBenchArguments(['a', 'b'])).toThrow('one bench at a time');
  });
});
