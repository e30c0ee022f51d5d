import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Alarm } from './alarm.ts';
import { DelayLane, monotonicMs } from './delay-lane.ts';
import { completionReply, modelsReply, replyChunkCount, streamReply } from './mock-reply.ts';

/** The one upstream of every system under test, a process of its own: answers after 20 ms, or streams a chunk every 2 ms from then on. */

const firstByteMs = 20;
const chunkMs = 2;
/** What is due this soon leaves with what is due now. Chunks may bunch a little, so that 512 streams need few wake-ups. */
const replySlackMs = 0.02;
const chunkSlackMs = 0.2;

interface OpenStream {
  readonly response: ServerResponse;
  sentChunks: number;
}

const completion = completionReply();
const models = modelsReply();
const stream = streamReply();
const replies = new DelayLane<{ response: ServerResponse; streaming: boolean }>();
const chunks = new DelayLane<OpenStream>();
const alarm = new Alarm(releaseDue);
const counts = { requests: 0, chunks: 0, chunkWrites: 0 };

const jsonHeaders = ['Content-Type', 'application/json', 'x-request-id', 'req_bench'];
const streamHeaders = [
  'Content-Type',
  'text/event-stream; charset=utf-8',
  'Cache-Control',
  'no-cache',
  'x-request-id',
  'req_bench',
];

function answerJson(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, [...jsonHeaders, 'Content-Length', String(body.length)]);
  response.end(body);
}

function sendDueChunks(open: OpenStream, dueMs: number, nowMs: number): void {
  if (open.response.destroyed) return;
  const dueCount = 1 + Math.floor((nowMs - dueMs) / chunkMs);
  const from = open.sentChunks;
  open.sentChunks = Math.min(replyChunkCount, from + Math.max(1, dueCount));
  counts.chunks += open.sentChunks - from;
  counts.chunkWrites += 1;
  const bytes = stream.bytes.subarray(stream.offsets[from], stream.offsets[open.sentChunks]);
  if (open.sentChunks === replyChunkCount) open.response.end(bytes);
  else {
    open.response.write(bytes);
    chunks.push(dueMs + (open.sentChunks - from) * chunkMs, open);
  }
}

function releaseDue(): void {
  const nowMs = monotonicMs();
  for (let due = replies.takeDue(nowMs + replySlackMs); due; due = replies.takeDue(nowMs + replySlackMs)) {
    const { response, streaming } = due.item;
    if (!streaming) answerJson(response, completion);
    else {
      response.writeHead(200, streamHeaders);
      sendDueChunks({ response, sentChunks: 0 }, due.dueMs, nowMs);
    }
  }
  for (let due = chunks.takeDue(nowMs + chunkSlackMs); due; due = chunks.takeDue(nowMs + chunkSlackMs)) {
    sendDueChunks(due.item, due.dueMs, nowMs);
  }
  alarm.set(Math.min(replies.nextDueMs, chunks.nextDueMs));
}

function acceptCompletion(request: IncomingMessage, response: ServerResponse): void {
  const arrivedMs = monotonicMs();
  counts.requests += 1;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    if (request.headers['x-bench-no-delay']) return answerJson(response, completion);
    const body = Buffer.concat(parts);
    replies.push(arrivedMs + firstByteMs, { response, streaming: /"stream":\s*true/.test(body.toString('latin1')) });
    alarm.set(Math.min(replies.nextDueMs, chunks.nextDueMs));
  });
}

const server = createServer({ noDelay: true, keepAliveTimeout: 600_000, requestTimeout: 0 }, (request, response) => {
  response.sendDate = false;
  if (request.url === '/v1/models') return answerJson(response, models);
  if (request.method === 'POST' && request.url === '/v1/chat/completions') return acceptCompletion(request, response);
  response.writeHead(404).end();
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('message', () => process.send?.(counts));
process.on('disconnect', () => process.exit());
