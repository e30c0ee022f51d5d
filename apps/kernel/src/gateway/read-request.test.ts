import { describe, expect, test } from 'vitest';
import { readRequest } from './read-request.ts';

const nothing = { reuse: false, prints: false, pointers: false };
const chat = (fields: object) =>
  readRequest('openai.chat', Buffer.from(JSON.stringify({ model: 'm', messages: [{}], ...fields })), nothing);

describe('a request', () => {
  test.each([
    ['not JSON', 'nope', 'invalid_json'],
    ['a list', '[]', 'invalid_request'],
    ['no model', '{"messages":[{}]}', 'invalid_request'],
    ['a model that is a number', '{"model":1,"messages":[{}]}', 'invalid_request'],
    ['no messages', '{"model":"m"}', 'invalid_request'],
    ['stream as text', '{"model":"m","messages":[{}],"stream":"yes"}', 'invalid_request'],
  ])('that is or has %s is refused with its code', (_name, body, code) => {
    expect(readRequest('openai.chat', Buffer.from(body), nothing)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('asks for usage on the client’s behalf only when the client said nothing about it', () => {
    expect(chat({ stream: true })).toMatchObject({ value: { addUsageToStream: true } });
    expect(chat({ stream: true, stream_options: {} })).toMatchObject({ value: { addUsageToStream: false } });
    expect(chat({})).toMatchObject({ value: { addUsageToStream: false } });
  });

  test('finds its pictures, so that they are not counted as text', () => {
    const picture = 'A'.repeat(10_000);
    const result = chat({ messages: [{ content: [{ image_url: { url: `data:image/png;base64,${picture}` } }] }] });
    expect(result.ok && result.value.inlineFiles).toBe(1);
    expect(result.ok && result.value.inlineFileBytes).toBeGreaterThan(10_000);
  });

  test('counts a document inside it by its bytes: the model reads its text', () => {
    const file = { filename: 'a.pdf', file_data: `data:application/pdf;base64,${'A'.repeat(10_000)}` };
    const result = chat({ messages: [{ content: [{ type: 'file', file }] }] });
    expect(result).toMatchObject({ value: { inlineFiles: 0, inlineFileBytes: 0 } });
  });
});
