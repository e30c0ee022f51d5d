import { describe, expect, test } from 'vitest';
import { chooseSeed } from './choose-seed.mjs';

const commit = 'f00dcafe'.padEnd(40, '0');
const clean = { commit, isChanged: false };
const changed = { commit, isChanged: true };
const draw = () => 42;

describe('the seed of a run', () => {
  test('is the same for a commit whenever it is tested, and a 32-bit integer', () => {
    const { seed, reason } = chooseSeed(clean, {}, draw);
    expect(seed).toBe(0xf00dcafe | 0);
    expect(reason).toBe('of commit f00dcafe');
    expect(chooseSeed(clean, { CI: 'true' }, draw).seed).toBe(seed);
    expect(chooseSeed({ ...clean, commit: commit.replace('f00d', 'beef') }, {}, draw).seed).not.toBe(seed);
  });

  test('is drawn for changed files, except in CI, where a build may touch files', () => {
    expect(chooseSeed(changed, {}, draw)).toMatchObject({ seed: 42 });
    expect(chooseSeed(changed, { CI: '1' }, draw).seed).toBe(chooseSeed(clean, {}, draw).seed);
    expect(chooseSeed(changed, { CI: 'false' }, draw)).toMatchObject({ seed: 42 });
  });

  test('is always the same without a commit', () => {
    const unknown = { commit: undefined, isChanged: false };
    expect(chooseSeed(unknown, {}, draw)).toEqual(chooseSeed(unknown, { CI: '1' }, draw));
  });

  test('is what somebody asks for', () => {
    expect(chooseSeed(changed, { AGENT_OS_TEST_SEED: '-7' }, draw).seed).toBe(-7);
    expect(chooseSeed(clean, { AGENT_OS_TEST_SEED: 'random', CI: '1' }, draw).seed).toBe(42);
    for (const wrong of ['often', '1.5', '9999999999']) {
      expect(() => chooseSeed(clean, { AGENT_OS_TEST_SEED: wrong }, draw)).toThrow('give a whole number');
    }
  });
});
