import { randomBytes } from 'node:crypto';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createPayloadWriter, type SealedPayload } from '@agent-os/db/payloads';
import { keptBytesOf, type PayloadBundle } from './payload-bundle.ts';
import { packPayload } from './payload-content.ts';
import type { PayloadThreadAnswer, PayloadThreadOptions } from './payload-thread.ts';

const nonceBytes = 12;
const lowestPriority = 19;

// Where it means this thread alone, everything else goes first; elsewhere it would slow down the kernel.
if (process.platform === 'linux') setPriority(0, lowestPriority);

// What PayloadThread started this thread with.
const { databaseUrl, masterKey } = workerData as PayloadThreadOptions;
const writer = createPayloadWriter(databaseUrl);

function seal({ entries, content }: PayloadBundle): readonly SealedPayload[] {
  let offset = 0;
  return entries.map((entry) => {
    const kept = content.subarray(offset, offset + keptBytesOf(entry));
    offset += kept.length;
    return { ...entry, sealed: packPayload(kept, entry, masterKey, randomBytes(nonceBytes)) };
  });
}

/** SQLSTATE classes 22 and 23: sending it again will not help. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

async function save(bundle: PayloadBundle): Promise<PayloadThreadAnswer> {
  try {
    await writer.write(seal(bundle));
    return { end: 'saved' };
  } catch (error) {
    if (isDataError(error)) return { end: 'refused' };
    return { end: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (bundle: PayloadBundle) => {
  void save(bundle).then((answer) => parentPort?.postMessage(answer));
});
