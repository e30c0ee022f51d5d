import { describe, expect, test } from 'vitest';
import { nothingSpent, totalUsage } from './spent-work.ts';

const last = { inputTokens: 100, cachedInputTokens: 40, cacheWriteTokens: 0, outputTokens: 50, reasoningTokens: 5 };

describe('what an interrupted call used', () => {
  test('is its last attempt and all before it', () => {
    const spent = { ...nothingSpent, interruptions: 2, inputTokens: 220, outputTokens: 30 };
    expect(totalUsage(spent, { usage: last, durationMs: 500 }, 24, 1_000)).toEqual({
      ...last,
      inputTokens: 320,
      outputTokens: 80,
    });
  });

  test('counts what was written unseen by the pace of the last attempt, at most what attempts may write', () => {
    const spent = { ...nothingSpent, interruptions: 1, inputTokens: 100, unseenMs: 400 };
    const outputOf = (durationMs: number, most: number) =>
      totalUsage(spent, { usage: last, durationMs }, 24, most).outputTokens;
    expect(outputOf(500, 1_000)).toBe(50 + 40);
    expect(outputOf(500, 10)).toBe(50 + 10);
  });

  test('is not lost when no attempt ended: then the pool’s pace counts', () => {
    const spent = { ...nothingSpent, interruptions: 1, inputTokens: 100, unseenMs: 240 };
    expect(totalUsage(spent, { usage: undefined, durationMs: 0 }, 24, 1_000)).toMatchObject({
      inputTokens: 100,
      outputTokens: 10,
    });
  });
});
