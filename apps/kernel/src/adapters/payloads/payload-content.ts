import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { openPayload, sealPayload, type PayloadPlace } from '../../secrets/index.ts';
import { blockBytesMax, payloadSideBytesMax } from './payload-limits.ts';

/** Room for what is compressed, which is no longer than the messages but for the shortest. */
const compressedBytesMin = 1_024;

/** Compresses the kept bytes of calls together, which repeat each other, and seals them. */
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

/** Where the messages of one call lie in what was packed. */
export interface PayloadSpan {
  readonly offset: number;
  readonly requestKeptBytes: number;
  readonly responseKeptBytes: number;
}

export interface OpenedPayload {
  readonly request: Buffer;
  readonly response: Buffer;
}

/** Opens what `packPayload` made for that place, and takes one call's messages out of it. */
export function unpackPayload(
  sealed: Uint8Array,
  place: PayloadPlace,
  masterKey: Uint8Array,
  { offset, requestKeptBytes, responseKeptBytes }: PayloadSpan,
): OpenedPayload {
  const content = zstdDecompressSync(openPayload(sealed, place, masterKey), {
    maxOutputLength: Math.max(2 * payloadSideBytesMax, blockBytesMax),
  });
  const responseAt = offset + requestKeptBytes;
  return {
    request: content.subarray(offset, responseAt),
    response: content.subarray(responseAt, responseAt + responseKeptBytes),
  };
}
