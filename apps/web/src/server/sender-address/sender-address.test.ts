import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetClaimedAddresses, readSenderAddress } from './index.ts';

describe('the address of a sender', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [' , ', 'unknown'],
    [undefined, 'unknown'],
  ])('of %o is %s', (forwarded, address) => {
    const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
    expect(readSenderAddress(headers)).toBe(address);
  });
});

describe('what a sender claims of itself', () => {
  let server: Server;
  let seen: unknown;

  beforeAll(async () => {
    forgetClaimedAddresses();
    server = createServer((incoming, response) => {
      seen = incoming.headers;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it('is gone before anybody reads it; the rest stays', async () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const sent = request({ port, host: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.7', 'x-other': 'kept' } });
    sent.end();
    await once(sent, 'response');
    expect(seen).not.toHaveProperty('x-forwarded-for');
    expect(seen).toMatchObject({ 'x-other': 'kept' });
  });
});
