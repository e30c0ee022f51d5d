import { expect, test } from 'vitest';
import { readEndUser } from './read-end-user.ts';

test.each([
  ['openai.chat', { user: 'ann' }, 'ann'],
  ['openai.responses', { safety_identifier: 'ann' }, 'ann'],
  ['openai.embeddings', { user: 'ann' }, 'ann'],
  ['openai.chat', { safety_identifier: 'ann', user: 'shop-7' }, 'ann'],
  ['openai.chat', { safety_identifier: '', user: 'ann' }, 'ann'],
  ['openai.chat', { metadata: { user_id: 'ann' } }, null],
  ['anthropic.messages', { metadata: { user_id: 'ann' } }, 'ann'],
  ['anthropic.messages', { user: 'ann' }, null],
  ['anthropic.messages', { metadata: 'ann' }, null],
  ['openai.chat', {}, null],
  ['openai.chat', { user: 7 }, null],
  ['openai.chat', { user: 'a'.repeat(256) }, 'a'.repeat(256)],
  ['openai.chat', { user: 'a'.repeat(257) }, null],
] as const)('a request of %s with %j names %j', (protocol, body, name) => {
  expect(readEndUser(protocol, body)).toBe(name);
});
