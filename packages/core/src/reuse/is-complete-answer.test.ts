import { describe, expect, test } from 'vitest';
import type { CallProtocol } from '../routing/index.ts';
import { isCompleteAnswer } from './index.ts';

const streamOf = (...events: readonly (object | string)[]) =>
  events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join('');
const said = { choices: [{ delta: { content: 'Hi' }, finish_reason: null }] };
const stopped = { choices: [{ delta: {}, finish_reason: 'stop' }] };

const complete: readonly (readonly [name: string, CallProtocol, streamed: boolean, text: string])[] = [
  ['a chat', 'openai.chat', false, JSON.stringify({ choices: [{ finish_reason: 'stop' }] })],
  ['a response', 'openai.responses', false, JSON.stringify({ status: 'completed', error: null })],
  ['embeddings', 'openai.embeddings', false, JSON.stringify({ data: [{ embedding: [] }] })],
  ['a message', 'anthropic.messages', false, JSON.stringify({ stop_reason: 'end_turn' })],
  ['a stream of chat', 'openai.chat', true, streamOf(said, stopped, '[DONE]')],
  ['a stream of chat with full line ends', 'openai.chat', true, streamOf(stopped, '[DONE]').replaceAll('\n', '\r\n')],
  ['a stream of a response', 'openai.responses', true, streamOf({ type: 'response.completed' })],
  ['a stream of a message', 'anthropic.messages', true, `event: message_stop\n${streamOf({ type: 'message_stop' })}`],
];

describe('an answer that came to its ordinary end', () => {
  test.each(complete)('is %s', (_name, protocol, streamed, text) => {
    expect(isCompleteAnswer(protocol, streamed, text)).toBe(true);
  });

  test.each(complete)('is not %s that is cut off anywhere', (_name, protocol, streamed, text) => {
    const whole = text.trimEnd();
    for (let length = 0; length < whole.length; length += 1) {
      expect(isCompleteAnswer(protocol, streamed, whole.slice(0, length))).toBe(false);
    }
  });

  test.each([
    ['an error under status 200', 'openai.chat', false, JSON.stringify({ error: { message: 'busy' }, choices: [] })],
    ['a choice that never stopped', 'openai.chat', false, JSON.stringify({ choices: [{ finish_reason: null }] })],
    ['a response that failed', 'openai.responses', false, JSON.stringify({ status: 'failed', error: {} })],
    ['an error in a stream', 'openai.chat', true, streamOf(stopped, { error: { message: 'busy' } }, '[DONE]')],
    ['a stream without a stop', 'openai.chat', true, streamOf(said, '[DONE]')],
    ['a failed stream', 'openai.responses', true, streamOf({ type: 'response.failed' })],
    ['an unfinished stream', 'openai.responses', true, streamOf({ type: 'response.incomplete' })],
    ['an error of Anthropic’s', 'anthropic.messages', true, streamOf({ type: 'error', error: {} })],
    ['nothing', 'anthropic.messages', true, ''],
  ] as const)('is not %s', (_name, protocol, streamed, text) => {
    expect(isCompleteAnswer(protocol, streamed, text)).toBe(false);
  });
});
