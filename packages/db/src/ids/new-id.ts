import { randomFillSync } from 'node:crypto';

/** One prefix a kind of row, so that an id tells what it names. */
export const idPrefixes = [
  'org',
  'dep',
  'tea',
  'agt',
  'key',
  'per',
  'ses',
  'mem',
  'inv',
  'tok',
  'prv',
  'pol',
  'mdl',
  'prc',
  'call',
  'run',
  'viw',
  'exa',
  'itv',
  'tsk',
  'lpf',
  'bdg',
  'inc',
  'rte',
  'mql',
  'rps',
  'rpd',
  'ivc',
  'whk',
  'dev',
  'cap',
  'men',
  'cin',
  'pbl',
] as const;
export type IdPrefix = (typeof idPrefixes)[number];

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
const timeCharacters = 10;
const randomBytesPerId = 10;
const poolBytes = 4096;
const randomPool = new Uint8Array(poolBytes);
let poolOffset = poolBytes;

function takeRandomBytes(): Uint8Array {
  if (poolOffset + randomBytesPerId > poolBytes) {
    randomFillSync(randomPool);
    poolOffset = 0;
  }
  const bytes = randomPool.subarray(poolOffset, poolOffset + randomBytesPerId);
  poolOffset += randomBytesPerId;
  return bytes;
}

function encodeTime(epochMs: number): string {
  let rest = epochMs;
  let text = '';
  for (let index = 0; index < timeCharacters; index += 1) {
    text = crockford.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** 80 bits as 16 characters of five bits. */
function encodeRandom(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockford.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

function assertEpochMs(epochMs: number): void {
  if (!Number.isInteger(epochMs) || epochMs < 0 || epochMs >= 2 ** 48) {
    throw new RangeError(`An id needs a time in whole milliseconds since 1970, not ${epochMs}.`);
  }
}

/**
 * A new id: prefix, underscore, 26 lower-case Crockford base32 characters in ULID layout (48 bits of time, 80 random
 * bits). Ids of later milliseconds sort after earlier ones, byte by byte.
 */
export function newId(prefix: IdPrefix, nowMs: number): string {
  assertEpochMs(nowMs);
  return `${prefix}_${encodeTime(nowMs)}${encodeRandom(takeRandomBytes())}`;
}

/** The smallest id of that millisecond: `id >= firstIdAt('call', from) and id < firstIdAt('call', to)` is a time range. */
export function firstIdAt(prefix: IdPrefix, epochMs: number): string {
  assertEpochMs(epochMs);
  return `${prefix}_${encodeTime(epochMs)}${'0'.repeat(16)}`;
}

/** When an id was made, in ms since 1970: what its first ten characters say. */
export function timeOfId(id: string): number {
  const text = id.slice(id.indexOf('_') + 1).slice(0, timeCharacters);
  let epochMs = 0;
  for (const character of text) epochMs = epochMs * 32 + crockford.indexOf(character);
  return epochMs;
}
