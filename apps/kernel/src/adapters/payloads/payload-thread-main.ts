import { randomBytes } from 'node:crypto';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createPayloadWriter, newPayloadBlockId, type PlacedPayload, type SealedBlock } from '@agent-os/db/payloads';
import { cutBlocks, type PayloadBlock } from './cut-blocks.ts';
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

function seal({ organisationId, entries, content }: PayloadBlock): SealedBlock {
  const id = newPayloadBlockId(Math.max(...entries.map((entry) => entry.capturedAtMs)));
  const calls: PlacedPayload[] = [];
  let offset = 0;
  for (const entry of entries) {
    calls.push({ ...entry, offset });
    offset += keptBytesOf(entry);
  }
  const sealed = packPayload(content, { organisationId, id }, masterKey, randomBytes(nonceBytes));
  return { organisationId, id, sealed, calls };
}

/** SQLSTATE classes 22 and 23: sending it again will not help. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

async function save(bundle: PayloadBundle): Promise<PayloadThreadAnswer> {
  try {
    await writer.write(cutBlocks(bundle).map(seal));
    return { end: 'saved' };
  } catch (error) {
    if (isDataError(error)) return { end: 'refused' };
    return { end: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (bundle: PayloadBundle) => {
  void save(bundle).then((answer) => parentPort?.postMessage(answer));
});
