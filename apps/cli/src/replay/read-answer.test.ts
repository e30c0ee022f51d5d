import { describe, expect, test } from 'vitest';
import { readAnswer, type RawAnswer } from './read-answer.ts';

const usage = { prompt_tokens: 10, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 4 } };
const plain = (more: Partial<RawAnswer>): RawAnswer => ({
  httpStatus: 200,
  callId: 'call_1',
  cost: '0.000000123',
  body: JSON.stringify({ usage }),
  streamed: false,
  ...more,
});
const stream = (...events: unknown[]): RawAnswer =>
  plain({
    streamed: true,
    cost: undefined,
    body: events.map((event) => `data: ${event === '[DONE]' ? event : JSON.stringify(event)}\n\n`).join(''),
  });
const piece = { choices: [{ delta: { content: 'a' } }], usage: null };

describe('an answer', () => {
  test('gives its tokens and its exact cost', () => {
    expect(readAnswer(plain({}))).toStrictEqual({
      kind: 'answered',
      callId: 'call_1',
      costNanoUsd: 123n,
      usage: { inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 0, outputTokens: 3, reasoningTokens: 0 },
    });
  });

  test('without a cost has an unknown one, which is not zero', () => {
    expect(readAnswer(plain({ cost: undefined }))).toMatchObject({ kind: 'answered', costNanoUsd: undefined });
  });

  test('that is an error gives its code, or its status when it has none', () => {
    const body = JSON.stringify({ error: { code: 'queue_full', message: '' } });
    expect(readAnswer(plain({ httpStatus: 503, body }))).toMatchObject({ kind: 'refused', code: 'queue_full' });
    expect(readAnswer(plain({ httpStatus: 502, body: 'bad gateway' }))).toMatchObject({ code: 'http_502' });
    expect(readAnswer(plain({ body: '{}' }))).toMatchObject({ kind: 'refused', code: 'answer_without_usage' });
  });
});

describe('a stream', () => {
  test('gives the usage of its last event', () => {
    expect(readAnswer(stream(piece, piece, { choices: [], usage }, '[DONE]'))).toMatchObject({
      kind: 'answered',
      usage: { inputTokens: 10, outputTokens: 3 },
    });
  });

  test('that ends before its last event is lost, even when its usage came', () => {
    expect(readAnswer(stream(piece))).toMatchObject({ kind: 'lost' });
    expect(readAnswer(stream(piece, { choices: [], usage }))).toMatchObject({ kind: 'lost' });
  });

  test('that ends with an error gives its code', () => {
    expect(readAnswer(stream(piece, { error: { code: 'upstream_error' } }))).toMatchObject({ code: 'upstream_error' });
  });
});
