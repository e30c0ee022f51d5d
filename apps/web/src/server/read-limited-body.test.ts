import { describe, expect, it } from 'vitest';
import { readLimitedBody } from './read-limited-body.ts';

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://console.example/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

describe('a request body', () => {
  it('is read whole up to the limit', async () => {
    expect(await readLimitedBody(post('0123456789'), 10)).toHaveLength(10);
  });

  it('is refused above the limit, also when its length is not announced', async () => {
    const chunks = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('012345'));
        controller.enqueue(new TextEncoder().encode('67890'));
        controller.close();
      },
    });
    expect(await readLimitedBody(post('01234567890'), 10)).toBeUndefined();
    expect(await readLimitedBody(post(chunks), 10)).toBeUndefined();
  });

  it('is refused at once when its announced length is above the limit', async () => {
    expect(await readLimitedBody(post('0', { 'content-length': '11' }), 10)).toBeUndefined();
  });
});
