import type { CallProtocol } from '@agent-os/core/routing';
import { describe, expect, test } from 'vitest';
import { readOutputLimit } from './read-output-limit.ts';

describe('the most that a request lets an answer be', () => {
  test.each<[CallProtocol, object, number | undefined]>([
    ['openai.chat', { max_completion_tokens: 50 }, 50],
    ['openai.chat', { max_tokens: 50 }, 50],
    ['openai.chat', { max_completion_tokens: 1, max_tokens: 8_000 }, 8_000],
    ['openai.chat', { max_completion_tokens: null, max_tokens: 50 }, 50],
    ['openai.chat', { max_completion_tokens: 1, max_tokens: -1 }, undefined],
    ['openai.chat', { max_output_tokens: 1 }, undefined],
    ['openai.responses', { max_output_tokens: 50 }, 50],
    ['openai.responses', { max_completion_tokens: 1, max_tokens: 1 }, undefined],
    ['anthropic.messages', { max_completion_tokens: 1, max_output_tokens: 1, max_tokens: 8_000 }, 8_000],
    ['anthropic.messages', { max_completion_tokens: 1 }, undefined],
    ['openai.embeddings', { max_tokens: 1 }, undefined],
  ])('%s %j: %s', (protocol, body, tokens) => {
    expect(readOutputLimit(protocol, body as Record<string, unknown>)).toBe(tokens);
  });
});
