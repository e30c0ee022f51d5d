import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { DemoFleet } from './demo-fleet.ts';
import { workScripts } from './scenarios/index.ts';

const bodySchema = z.object({
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })).optional(),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).optional(),
});
type Body = z.infer<typeof bodySchema>;
interface Seen {
  readonly path: string;
  readonly runId: string | undefined;
  readonly body: Body;
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
let server: Server | undefined;
let stopping: AbortController | undefined;

async function readBody(incoming: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return bodySchema.parse(chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

/** A model that asks for every tool once and then concludes. */
function messageFor({ tools, messages }: Body): object {
  const answered = messages?.some(({ role }) => role === 'tool') === true;
  if (tools === undefined || answered) return { role: 'assistant', content: 'Done.' };
  const calls = tools.map((tool, index) => ({
    index,
    id: `tool-${index}`,
    type: 'function',
    function: { name: tool.function.name, arguments: '{}' },
  }));
  return { role: 'assistant', content: null, tool_calls: calls };
}

async function kernelWith(simulated: boolean): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  server = createServer((incoming, answer) => {
    void readBody(incoming).then((body) => {
      const runId = incoming.headers['x-agent-run'];
      seen.push({ path: incoming.url ?? '', runId: typeof runId === 'string' ? runId : undefined, body });
      answer.setHeader('content-type', 'application/json');
      if (incoming.url === '/v1/models') {
        const data = ['sim-8b', 'sim-embed'].map((id) => ({ id, object: 'model', simulated }));
        return answer.end(JSON.stringify({ object: 'list', data }));
      }
      if (incoming.url === '/v1/embeddings') {
        const data = [{ object: 'embedding', index: 0, embedding: 'AAAAAA==' }];
        return answer.end(JSON.stringify({ object: 'list', data, model: 'sim-embed', usage }));
      }
      const message = messageFor(body);
      const envelope = { id: 'c', created: 1, model: 'sim-8b' };
      if (body.stream !== true) {
        const choices = [{ index: 0, finish_reason: 'stop', message }];
        return answer.end(JSON.stringify({ ...envelope, object: 'chat.completion', choices, usage }));
      }
      answer.setHeader('content-type', 'text/event-stream');
      const choices = [{ index: 0, finish_reason: 'stop', delta: message }];
      const event = { ...envelope, object: 'chat.completion.chunk', choices };
      return answer.end(`data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function startFleet(url: string, random: () => number) {
  stopping = new AbortController();
  const lines: string[] = [];
  let runs = 0;
  const fleet = new DemoFleet({
    kernelUrl: url,
    keys: new Map(workScripts.map(({ agent }) => [agent, `aos_${agent}`])),
    scripts: workScripts,
    random,
    newRunId: () => `run_${(runs += 1)}`,
    nowMs: () => performance.now(),
    log: (line) => lines.push(line),
    stop: stopping.signal,
  });
  return { lines, done: fleet.work() };
}

afterEach(() => {
  stopping?.abort();
  server?.closeAllConnections();
  server?.close();
});

// Small numbers make arrivals quick, and choose the first agent, its first case, streaming and an embedding.
const quick = () => 0.01;

describe('the demo fleet', () => {
  test('plays runs with tools, each under one run id and as the named behaviour', async () => {
    const { url, seen } = await kernelWith(true);
    const { lines } = startFleet(url, quick);
    const callsOf = (runId: string) => seen.filter((call) => call.runId === runId);
    await vi.waitFor(() => expect(callsOf('run_1').map(({ path }) => path)).toHaveLength(4), 10_000);
    const [embedding, first, second, followUp] = callsOf('run_1');
    expect(embedding?.path).toBe('/v1/embeddings');
    expect(String(first?.body.messages?.[0]?.content)).toContain('\nbehaviour: research-to-trade');
    expect(first?.body.tools?.length).toBeGreaterThan(0);
    const roles = (call: Seen | undefined) => call?.body.messages?.map(({ role }) => role);
    expect(roles(second)).toStrictEqual(['system', 'user', 'assistant', 'tool', 'tool']);
    expect(roles(followUp)?.slice(-2)).toStrictEqual(['assistant', 'user']);
    expect(lines).toStrictEqual([]);
  });

  test('calls no model when none is simulated, and says so once', async () => {
    const { url, seen } = await kernelWith(false);
    const { lines } = startFleet(url, quick);
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(lines).toStrictEqual([expect.stringContaining('never spends real money')]);
    expect(new Set(seen.map(({ path }) => path))).toStrictEqual(new Set(['/v1/models']));
  });

  test('stops at once, whatever is under way', async () => {
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { done } = startFleet(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, quick);
    await new Promise((resolve) => setTimeout(resolve, 200));
    stopping?.abort();
    // The server never answers, so a fleet that waits for its calls never ends and this test times out.
    await done;
  });
});
