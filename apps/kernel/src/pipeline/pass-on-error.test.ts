import { describe, expect, test } from 'vitest';
import { hideProvider } from './hide-provider.ts';
import { passOnError } from './pass-on-error.ts';

const passed = (body: unknown) =>
  JSON.parse(passOnError(Buffer.from(JSON.stringify(body)), 'invalid_request', 'call_1').toString()) as unknown;
const ofKernel = { kernel_code: 'invalid_request', call_id: 'call_1' };

describe('a provider’s error about the request itself', () => {
  test('keeps its own code where SDKs read it, beside the kernel’s and the call', () => {
    const error = {
      message: 'too long',
      type: 'invalid_request_error',
      param: 'messages',
      code: 'context_length_exceeded',
    };
    expect(passed({ error, more: 1 })).toEqual({ error: { ...error, ...ofKernel }, more: 1 });
  });

  test.each([undefined, null, '', 400])('has the kernel’s code where the provider’s is %j', (code) => {
    expect(passed({ error: { message: 'no', code } })).toEqual({
      error: { message: 'no', code: 'invalid_request', ...ofKernel },
    });
  });

  test('in Anthropic’s shape keeps its type', () => {
    const error = { type: 'not_found_error', message: 'model: claude-0' };
    expect(passed({ type: 'error', error, request_id: 'req_1' })).toEqual({
      type: 'error',
      error: { ...error, code: 'invalid_request', ...ofKernel },
      request_id: 'req_1',
    });
  });

  test.each(['<html>404</html>', '', '{"error":"no such model"}', '{"detail":"Not Found"}', '[1]', '{"error":'])(
    'passes as it is when it has another shape: %s',
    (text) => {
      expect(passOnError(Buffer.from(text), 'not_found', 'call_1').toString()).toBe(text);
    },
  );
});

describe('what a provider wrote', () => {
  const provider = { apiKey: 'sk-secret-of-ours', baseUrl: 'http://10.0.0.7:8000/v1', slug: 'own-vllm' };

  test('names neither our key nor its address', () => {
    const text = 'POST http://10.0.0.7:8000/v1/chat with sk-secret-of-ours at 10.0.0.7:8000 failed';
    expect(hideProvider(text, provider)).toBe('POST [own-vllm]/v1/chat with [key] at [own-vllm] failed');
  });

  test('keeps ordinary words that a short key is made of, and everything where there is no key', () => {
    expect(hideProvider('EMPTY or none', { ...provider, apiKey: 'EMPTY' })).toBe('EMPTY or none');
    expect(hideProvider('sk-secret-of-ours', { ...provider, apiKey: null })).toBe('sk-secret-of-ours');
  });
});
