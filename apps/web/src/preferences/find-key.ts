import { keyScopes, type RegisteredKey } from './key-registry.ts';

/**
 * What a pressed key does. Two keys in a row come before one key, then the nearer scope, and of equals the one that was
 * registered last.
 */
export function findKey(
  registered: readonly RegisteredKey[],
  key: string,
  before: string | undefined,
): RegisteredKey | undefined {
  const find = (keys: string) => {
    const same = registered.filter((entry) => entry.keys === keys);
    const nearest = keyScopes.find((scope) => same.some((entry) => entry.scope === scope));
    return same.findLast(({ scope }) => scope === nearest);
  };
  return (before === undefined ? undefined : find(`${before} ${key}`)) ?? find(key);
}

/** Whether the key may be the first of two: then it is waited for the second. */
export function beginsChord(registered: readonly RegisteredKey[], key: string): boolean {
  return registered.some(({ keys }) => keys.startsWith(`${key} `));
}
