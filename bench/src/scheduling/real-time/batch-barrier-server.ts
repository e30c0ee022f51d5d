import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { WaitingCall } from '@agent-os/core/scheduling';
import { Agent, request as sendRequest } from 'undici';
import { createBatchBarrierScheduler } from '../batch-barrier.ts';

/**
 * The scheduler of AIOS before a model server, as in the simulation, in a thin process: `<file> <upstream URL> <slots>`. Requests wait here
 * without limit and are passed on when the scheduler starts them.
 */
const [upstreamUrl = '', slots = '1'] = process.argv.slice(2);
const scheduler = createBatchBarrierScheduler(Number(slots));
const connections = new Agent({ connections: null, pipelining: 1 });
const waiting = new Map<string, { body: Buffer; incoming: IncomingMessage; response: ServerResponse }>();
/** As in the model server: crowds connect at once. */
const connectionBacklog = 4096;
const originMs = performance.now();
let nextNumber = 0;
let timer: NodeJS.Timeout | undefined;

const nowMs = (): number => performance.now() - originMs;

/** Timers come late, and a batch begins at the very time that the scheduler named: then it is told that time. */
function decide(now: number): void {
  for (const { callId } of scheduler.decide(now)) void forward(callId);
  const nextAt = scheduler.nextEventAt(now);
  clearTimeout(timer);
  if (nextAt !== null) timer = setTimeout(() => decide(nextAt), Math.max(1, nextAt - now));
}

async function forward(callId: string): Promise<void> {
  const call = waiting.get(callId);
  waiting.delete(callId);
  if (!call) return;
  const { incoming, response } = call;
  try {
    const answer = await sendRequest(`${upstreamUrl}${incoming.url ?? ''}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: call.body,
      dispatcher: connections,
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    response.writeHead(answer.statusCode, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  } catch {
    response.writeHead(502).end();
  }
  scheduler.finish(callId, null, nowMs());
  decide(nowMs());
}

/** The barrier looks at nothing but the order of arrival. */
function callNamed(id: string, arrivedAt: number): WaitingCall {
  const sizes = { inputTokens: 0, expectedOutputTokens: 0, contextTokens: 0 };
  const urgency = { serviceClass: 'standard', riskScore: 0, deadlineAt: null, preemptible: false } as const;
  return { id, ownerPath: ['everyone'], programId: id, arrivedAt, priorWaitMs: 0, ...urgency, ...sizes };
}

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(incoming);
  const id = String((nextNumber += 1));
  waiting.set(id, { body, incoming, response });
  scheduler.enqueue(callNamed(id, nowMs()), nowMs());
  decide(nowMs());
}

const server = createServer({ noDelay: true, keepAliveTimeout: 75_000 }, (incoming, response) => {
  void receive(incoming, response);
});
server.listen(0, '127.0.0.1', connectionBacklog, () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.({ url: `http://127.0.0.1:${address.port}` });
});
process.on('disconnect', () => process.exit(0));
