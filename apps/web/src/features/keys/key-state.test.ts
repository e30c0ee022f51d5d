import { describe, expect, it } from 'vitest';
import { isUnused, keyState } from './key-state.ts';

const dayMs = 86_400_000;
const now = 100 * dayMs;
const key = { createdAt: now - 90 * dayMs, expiresAt: null, revokedAt: null, lastUsedAt: null };

describe('a key', () => {
  it('is active until it is revoked or its time has come', () => {
    expect(keyState(key, now)).toBe('active');
    expect(keyState({ ...key, expiresAt: now + 1 }, now)).toBe('active');
    expect(keyState({ ...key, expiresAt: now }, now)).toBe('expired');
    expect(keyState({ ...key, expiresAt: now, revokedAt: now - 1 }, now)).toBe('revoked');
  });

  it('is unused after 30 days, from its making when it never was', () => {
    expect(isUnused(key, now)).toBe(true);
    expect(isUnused({ ...key, createdAt: now - 30 * dayMs }, now)).toBe(false);
    expect(isUnused({ ...key, lastUsedAt: now - 31 * dayMs }, now)).toBe(true);
    expect(isUnused({ ...key, lastUsedAt: now - dayMs }, now)).toBe(false);
  });

  it('that opens nothing any more is not called unused', () => {
    expect(isUnused({ ...key, revokedAt: now - dayMs }, now)).toBe(false);
  });
});
