import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { limitUnreadAnswers } from './limit-unread-answers.ts';

const limitMs = 50;
let close: () => void = () => undefined;

afterEach(() => close());

/** A client that sends one request, and its response. */
async function ask(reads: boolean): Promise<{ readonly response: ServerResponse; readonly client: Socket }> {
  const server = createServer();
  const asked = new Promise<ServerResponse>((resolve) => {
    server.on('request', (_request, response) => resolve(response));
  });
  limitUnreadAnswers(server, limitMs);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  close = () => {
    client.destroy();
    server.close();
  };
  client.write('GET / HTTP/1.1\r\nhost: kernel\r\n\r\n');
  if (reads) client.resume();
  else client.pause();
  return { response: await asked, client };
}

test('a client that takes nothing of its answer is let go of', async () => {
  const { response } = await ask(false);
  const closed = new Promise((resolve) => {
    response.once('close', () => resolve('closed'));
  });
  const piece = Buffer.alloc(64 * 1024);
  // More than the system's own buffers take.
  for (let sent = 0; sent < 256; sent += 1) response.write(piece);
  expect(await closed).toBe('closed');
});

test('a client that waits for a model is not', async () => {
  const { response, client } = await ask(true);
  response.write('data: one\n\n');
  await new Promise((resolve) => {
    response.once('timeout', resolve);
  });
  expect(response.destroyed).toBe(false);
  const whole = new Promise((resolve) => {
    client.on('data', (bytes: Buffer) => {
      if (bytes.includes('two')) resolve('whole');
    });
  });
  response.end('data: two\n\n');
  expect(await whole).toBe('whole');
});
