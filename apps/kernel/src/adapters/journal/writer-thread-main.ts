import { parentPort, workerData } from 'node:worker_threads';
import {
  createCallWriter,
  createJournalPool,
  entryOfLine,
  JournalRowsRejectedError,
  type JournalEntry,
} from '@agent-os/db';
import type { ConnectionLost, WriterAnswer, WriterRequest } from './writer-thread-messages.ts';

if (parentPort === null) throw new Error('This file runs as a thread of the kernel.');
const port = parentPort;
// The kernel's own composition root gives it, see WriterThread.
const { databaseUrl } = workerData as { readonly databaseUrl: string };
const pool = createJournalPool({
  url: databaseUrl,
  onConnectionError: (error) => {
    const lost: ConnectionLost = { kind: 'connection lost', reason: error.message };
    port.postMessage(lost);
  },
});
const writer = createCallWriter(pool);

port.on('message', (request: WriterRequest) => void answer(request));

async function answer(request: WriterRequest): Promise<void> {
  port.postMessage(await run(request));
  if (request.kind === 'close') port.close();
}

async function run(request: WriterRequest): Promise<WriterAnswer> {
  const { number } = request;
  try {
    if (request.kind === 'write') return await write(number, request.lines.split('\n').map(entryOfLine));
    if (request.kind === 'close') await pool.end();
    else await writer.touchKeys(request.organisationId, request.keyIds, request.atUs);
    return { number, kind: 'done', sequences: new Map() };
  } catch (error) {
    return { number, kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function write(number: number, entries: readonly JournalEntry[]): Promise<WriterAnswer> {
  try {
    return { number, kind: 'done', sequences: await writer.write(entries) };
  } catch (error) {
    if (!(error instanceof JournalRowsRejectedError)) throw error;
    const positions = error.rejectedEntries.map((entry) => entries.indexOf(entry));
    const sequences = new Map(error.recordedEnds.map(({ callId, sequence }) => [callId, sequence]));
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    return { number, kind: 'refused', positions, sequences, reason };
  }
}
