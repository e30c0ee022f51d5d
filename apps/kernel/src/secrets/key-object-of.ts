import { createSecretKey, type KeyObject } from 'node:crypto';

const masterKeys = new WeakMap<Uint8Array, KeyObject>();

/**
 * The master key as Node's own kind of key. Given as bytes, it would be made into one for every call, and Node finds out that bytes are
 * no key by an error that it throws and catches: together more than deriving the key and encrypting by it.
 */
export function keyObjectOf(masterKey: Uint8Array): KeyObject {
  const known = masterKeys.get(masterKey) ?? createSecretKey(masterKey);
  masterKeys.set(masterKey, known);
  return known;
}
