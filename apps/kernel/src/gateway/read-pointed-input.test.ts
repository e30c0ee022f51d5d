import { describe, expect, test } from 'vitest';
import { readPointedInput } from './read-pointed-input.ts';

const chat = (part: object) => readPointedInput('openai.chat', { messages: [{ role: 'user', content: [part] }] });
const responses = (fields: object) => readPointedInput('openai.responses', { model: 'm', ...fields });
const message = (part: object) =>
  readPointedInput('anthropic.messages', { messages: [{ role: 'user', content: [part] }] });
const picture = { pictures: 1, isUnbounded: false };
const unbounded = { pictures: 0, isUnbounded: true };
const address = 'https://example.test/file';

describe('input that is only pointed at', () => {
  test('is found as a picture, which has a most', () => {
    expect(chat({ type: 'image_url', image_url: { url: address } })).toEqual(picture);
    expect(responses({ input: [{ content: [{ type: 'input_image', image_url: address }] }] })).toEqual(picture);
    expect(responses({ input: [{ content: [{ type: 'input_image', file_id: 'file_1' }] }] })).toEqual(picture);
    expect(message({ type: 'image', source: { type: 'url', url: address } })).toEqual(picture);
    expect(message({ type: 'image', source: { type: 'file', file_id: 'file_1' } })).toEqual(picture);
  });

  test('is found as anything else, which may be as long as the model reads', () => {
    expect(chat({ type: 'file', file: { file_id: 'file_1' } })).toEqual(unbounded);
    expect(message({ type: 'document', source: { type: 'url', url: address } })).toEqual(unbounded);
    expect(message({ type: 'tool_result', content: [{ type: 'document', source: { file_id: 'f' } }] })).toEqual(
      unbounded,
    );
    expect(responses({ input: [{ content: [{ type: 'input_file', file_url: address }] }] })).toEqual(unbounded);
    expect(responses({ input: [{ type: 'item_reference', id: 'msg_1' }] })).toEqual(unbounded);
    for (const field of ['previous_response_id', 'conversation', 'prompt']) {
      expect(responses({ input: 'Hi', [field]: 'kept_1' })).toEqual(unbounded);
    }
  });

  test('is not what travels with the request, what a tool was asked for, or the sources of an earlier answer', () => {
    expect(chat({ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } })).toBeUndefined();
    expect(chat({ type: 'file', file: { file_data: 'data:application/pdf;base64,AAAA' } })).toBeUndefined();
    expect(message({ type: 'tool_use', name: 'open', input: { type: 'url', url: address } })).toBeUndefined();
    const citation = { type: 'file_citation', file_id: 'file_1' };
    const said = { type: 'output_text', text: 'So.', annotations: [citation, { type: 'url_citation', url: address }] };
    expect(responses({ input: [{ role: 'assistant', content: [said] }], previous_response_id: null })).toBeUndefined();
    expect(readPointedInput('openai.embeddings', { input: ['a'] })).toBeUndefined();
  });

  test('is looked for in a request as deep as one can be', () => {
    let nested: unknown = { type: 'document', source: { type: 'url', url: address } };
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(readPointedInput('anthropic.messages', { messages: nested })).toEqual(unbounded);
  });
});
