import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { openPayload, sealPayload, type PayloadPlace } from '../../secrets/index.ts';
import { payloadSideBytesMax } from './payload-limits.ts';

/** Room for what is compressed, which is no longer than the messages but for the shortest. */
const compressedBytesMin = 1_024;

/** Compresses the kept bytes of both sides together, which repeat each other, and seals them. */
export function packPayload(
  content: Uint8Array,
  place: PayloadPlace,
  masterKey: Uint8Array,
  nonce: Uint8Array,
): Buffer {
  // Left to itself it takes 128 KiB for each, and their sum makes the thread mark its old heap again and again (docs/decisions/0002).
  const compressed = zstdCompressSync(content, { chunkSize: Math.max(compressedBytesMin, content.length) });
  return sealPayload(compressed, place, masterKey, nonce);
}

export interface OpenedPayload {
  readonly request: Buffer;
  readonly response: Buffer;
}

/** Opens what `packPayload` made for that place; `requestKeptBytes` says where the response begins. */
export function unpackPayload(
  sealed: Uint8Array,
  place: PayloadPlace,
  masterKey: Uint8Array,
  requestKeptBytes: number,
): OpenedPayload {
  const content = zstdDecompressSync(openPayload(sealed, place, masterKey), {
    maxOutputLength: 2 * payloadSideBytesMax,
  });
  return { request: content.subarray(0, requestKeptBytes), response: content.subarray(requestKeptBytes) };
}
