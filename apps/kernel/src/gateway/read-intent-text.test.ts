import { describe, expect, test } from 'vitest';
import { readIntentText } from './read-intent-text.ts';

describe('what a request asks for', () => {
  test('is the last message of a user, whatever was said and done after it', () => {
    const messages = [
      { role: 'system', content: 'You help.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Yes?' },
      { role: 'user', content: 'Where is my parcel?' },
      { role: 'assistant', content: null, tool_calls: [{}] },
      { role: 'tool', content: 'On its way' },
    ];
    expect(readIntentText('openai.chat', { messages })).toBe('Where is my parcel?');
  });

  test('is the text of its parts, without pictures and results of tools', () => {
    const messages = [
      {
        role: 'user',
        content: [{ type: 'text', text: 'Look:' }, { type: 'image' }, { type: 'text', text: 'what is it?' }],
      },
      { role: 'assistant', content: [] },
      { role: 'user', content: [{ type: 'tool_result', content: 'not said by anyone' }] },
    ];
    expect(readIntentText('anthropic.messages', { messages })).toBe('Look:\nwhat is it?');
  });

  test('is the input of a response, as a text or as items', () => {
    expect(readIntentText('openai.responses', { input: 'Hello' })).toBe('Hello');
    const input = [
      { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
      { type: 'function_call_output', output: 'x' },
    ];
    expect(readIntentText('openai.responses', { input })).toBe('Hi');
  });

  test.each([
    ['openai.embeddings', { input: 'a document' }],
    ['openai.responses', {}],
    ['openai.chat', { messages: [{ role: 'user' }, 'user', null, { role: 'user', content: [1, { text: 2 }] }] }],
    ['anthropic.messages', { messages: [{ role: 'assistant', content: 'Hi' }] }],
  ] as const)('is nothing for %s without one', (protocol, body) => {
    expect(readIntentText(protocol, body)).toBe('');
  });
});
