import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatRequestBody } from './chat-request.ts';
import type { LoadJob } from './load-job.ts';
import type { ReplyMode } from './interleave.ts';
import { startTestStand, type TestStand } from './test-stand.ts';

let stand: TestStand;

beforeAll(async () => {
  stand = await startTestStand();
});
afterAll(() => stand.stop());

function jobFor(port: number, mode: ReplyMode, concurrency: number): LoadJob {
  const target = { port, path: '/v1/chat/completions', headers: {} };
  return { target, mode, concurrency, body: chatRequestBody(1, mode), leastRequests: 20, leastWindowMs: 0 };
}

async function runAgainst(listener: RequestListener, mode: ReplyMode): Promise<Awaited<ReturnType<TestStand['run']>>> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  try {
    return await stand.run(jobFor(address.port, mode, 4), {});
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the test stand', () => {
  it.each([
    ['nonstream', 20],
    ['stream', 20 + 49 * 2],
  ] as const)('loses nothing in a direct %s run and takes %s ms for a reply, never less', async (mode, leastMs) => {
    const { report, cpuMs } = await stand.run(jobFor(stand.mockPort, mode, 4), {});
    expect(report).toMatchObject({ failed: 0, firstFault: undefined });
    expect(report.completed).toBeGreaterThanOrEqual(20);
    // A chunk may leave 0.2 ms early, together with the one before.
    expect(report.totalMs.p50).toBeGreaterThanOrEqual(leastMs - 0.25);
    expect(report.firstByteMs.p50).toBeGreaterThanOrEqual(19.9);
    expect(Object.keys(cpuMs).toSorted((left, right) => left.localeCompare(right))).toStrictEqual([
      'loadgen',
      'mock',
      'others',
    ]);
  });

  it('counts a stream that ends early as failed and gives up after 200', async () => {
    const { report } = await runAgainst((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('data: {}\n\n');
    }, 'stream');
    expect(report.completed).toBe(0);
    expect(report.failed).toBeGreaterThanOrEqual(200);
    expect(report.firstFault).toBe('a stream that ends with "data: {}\\n\\n"');
  });

  it('counts connections that are closed without a reply as failed', async () => {
    const { report } = await runAgainst((request) => request.socket.destroy(), 'nonstream');
    expect(report.completed).toBe(0);
    expect(report.failed).toBeGreaterThanOrEqual(200);
  });
});
