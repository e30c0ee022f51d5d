import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { openPayload, sealPayload, type PayloadPlace } from '../../secrets/index.ts';
import { payloadSideBytesMax } from './payload-limits.ts';

/** Compresses the kept bytes of both sides together, which repeat each other, and seals them. */
export function packPayload(
  content: Uint8Array,
  place: PayloadPlace,
  masterKey: Uint8Array,
  nonce: Uint8Array,
): Buffer {
  return sealPayload(zstdCompressSync(content), place, masterKey, nonce);
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
