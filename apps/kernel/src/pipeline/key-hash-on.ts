import { hash } from 'node:crypto';

/**
 * The last key of each connection, with its hash. Nothing is kept that the connection's own last request does not hold,
 * and nothing outlives the connection. A map of one: it finds by a salted hash, so that timing tells a caller behind the
 * same proxy nothing about a key that is near its own.
 */
const lastKeys = new WeakMap<object, ReadonlyMap<string, string>>();

/**
 * Lower-case hex of the SHA-256 of a key. A connection nearly always speaks for one agent: its key is hashed once and
 * not at every call, where it costs more than finding out whose key it is.
 */
export function keyHashOn(connection: object, key: string): string {
  const known = lastKeys.get(connection)?.get(key);
  if (known !== undefined) return known;
  const keyHash = hash('sha256', key, 'hex');
  lastKeys.set(connection, new Map([[key, keyHash]]));
  return keyHash;
}
