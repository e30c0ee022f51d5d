import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { GatewayClient } from './gateway-client.ts';

type Handler = Parameters<typeof createServer>[1];

const usage = { prompt_tokens: 5, completion_tokens: 2 };
const request = { secret: 'aos_test', runId: 'run_1', body: '{}', streamed: false };
const open: { server: Server; client: GatewayClient }[] = [];

async function gatewayThat(handler: Handler): Promise<GatewayClient> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new GatewayClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  open.push({ server, client });
  return client;
}

afterEach(async () => {
  for (const { server, client } of open.splice(0)) {
    await client.close();
    server.close();
  }
});

describe('a call through the gateway', () => {
  test('carries the key and the run, and gives call id, usage and cost', async () => {
    const seen: unknown[] = [];
    const client = await gatewayThat((incoming, answer) => {
      seen.push(incoming.method, incoming.url, incoming.headers.authorization, incoming.headers['x-agent-run']);
      answer.writeHead(200, { 'x-agent-call': 'call_1', 'x-agent-cost': '0.000000007' });
      answer.end(JSON.stringify({ usage }));
    });
    expect(await client.complete(request)).toMatchObject({ kind: 'answered', callId: 'call_1', costNanoUsd: 7n });
    expect(seen).toStrictEqual(['POST', '/v1/chat/completions', 'Bearer aos_test', 'run_1']);
  });

  test('is lost when nobody listens, when the connection breaks before the answer, and in the midst of it', async () => {
    const breaksBefore = await gatewayThat((incoming) => incoming.socket.destroy());
    expect(await breaksBefore.complete(request)).toStrictEqual({ kind: 'lost', code: 'connection_lost' });
    const breaksWithin = await gatewayThat((incoming, answer) => {
      answer.writeHead(200, { 'content-type': 'text/event-stream' });
      answer.write('data: {}\n\n', () => incoming.socket.destroy());
    });
    expect(await breaksWithin.complete({ ...request, streamed: true })).toMatchObject({ kind: 'lost' });
    const { server } = open[0] ?? {};
    await new Promise((resolve) => server?.close(resolve));
    expect(await breaksBefore.complete(request)).toStrictEqual({ kind: 'lost', code: 'connection_lost' });
  });

  test('does not wait for earlier calls', async () => {
    let waiting: (() => void) | undefined;
    const client = await gatewayThat((_incoming, answer) => {
      const finish = () => answer.writeHead(200).end(JSON.stringify({ usage }));
      if (waiting === undefined) waiting = finish;
      else finish();
    });
    const first = client.complete(request);
    expect(await client.complete(request)).toMatchObject({ kind: 'answered' });
    waiting?.();
    expect(await first).toMatchObject({ kind: 'answered' });
  });
});

test('the list of models is unknown while the kernel does not know the key', async () => {
  const known = await gatewayThat((_incoming, answer) => answer.end(JSON.stringify({ data: [{ id: 'sim' }] })));
  expect(await known.listModels('aos_test')).toStrictEqual(['sim']);
  const unknown = await gatewayThat((_incoming, answer) => answer.writeHead(401).end('{}'));
  expect(await unknown.listModels('aos_test')).toBeUndefined();
});
