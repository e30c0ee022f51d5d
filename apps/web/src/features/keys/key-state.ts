import type { OrganisationKey } from './key-types.ts';

export type KeyState = 'active' | 'expired' | 'revoked';

type Times = Pick<OrganisationKey, 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'>;

/** A key unused for longer than this is worth revoking. */
export const unusedDays = 30;
const unusedMs = unusedDays * 86_400_000;

/** Whether a key still opens anything. */
export function keyState({ expiresAt, revokedAt }: Times, nowMs: number): KeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= nowMs ? 'expired' : 'active';
}

/** An active key that nobody has used for 30 days; one that never was counts from its making. */
export function isUnused(key: Times, nowMs: number): boolean {
  return keyState(key, nowMs) === 'active' && nowMs - (key.lastUsedAt ?? key.createdAt) > unusedMs;
}
