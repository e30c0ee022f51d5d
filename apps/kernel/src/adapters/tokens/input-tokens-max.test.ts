import { estimateInputTokens, inputTokensMax } from '@agent-os/core/economy';
import fc from 'fast-check';
import { countTokens as countNewer } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens as countOlder } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, test } from 'vitest';

/** What providers put around each message and the answer to come, in their own words at most. */
const tokensAroundMessage = 4;
const tokensAroundRequest = 3;

const character = fc.integer({ min: 0x20, max: 0x1f9ff }).map((code) => {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isSurrogate ? '?' : String.fromCodePoint(code);
});
/** Text as nobody writes it: rare scripts, pictures, random base64, runs of blanks and digits, broken words. */
const text = fc.oneof(
  fc.array(character, { maxLength: 60 }).map((characters) => characters.join('')),
  fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 60 }).map((codes) => String.fromCodePoint(...codes)),
  fc.uint8Array({ maxLength: 90 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc
    .array(fc.constantFrom(' ', '\n', '\t', '0', '#', '~', '\\', '"', 'ß', '🏳️‍🌈', '\u200d', 'zq'), { maxLength: 80 })
    .map((parts) => parts.join('')),
);
const messages = fc.array(fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), content: text }), {
  minLength: 1,
  maxLength: 4,
});
const requestOf = (asked: readonly { readonly role: string; readonly content: string }[]) =>
  Buffer.byteLength(JSON.stringify({ model: 'm', messages: asked }));

describe('the bound of a request’s input tokens', () => {
  test.each([
    ['o200k', countNewer],
    ['cl100k', countOlder],
  ])('is never below what %s counts, whatever the text', (_name, count) => {
    fc.assert(
      fc.property(messages, (asked) => {
        const tokens = asked.reduce(
          (total, { content }) => total + count(content) + tokensAroundMessage,
          tokensAroundRequest,
        );
        expect(inputTokensMax(requestOf(asked), 0, 0, 'gpt-4o')).toBeGreaterThanOrEqual(tokens);
      }),
      { numRuns: 400 },
    );
  });

  test('canary: the estimate, at two bytes a token, is none', () => {
    const cuneiform = Array.from({ length: 200 }, (_, index) => String.fromCodePoint(0x12000 + index)).join('');
    const bytes = requestOf([{ role: 'user', content: cuneiform }]);
    expect(estimateInputTokens(bytes, 0, 0)).toBeLessThan(countNewer(cuneiform));
    expect(inputTokensMax(bytes, 0, 0, 'gpt-4o')).toBeGreaterThanOrEqual(countNewer(cuneiform));
  });

  test('holds more for a picture where the model prices it by many tokens', () => {
    expect(inputTokensMax(1_000, 900, 1, 'gpt-4o-mini-2024-07-18')).toBe(100 + 48_169);
    expect(inputTokensMax(1_000, 900, 1, 'gpt-4o')).toBe(100 + 4_000);
  });
});
