import { describe, expect, test } from 'vitest';
import { isSessionAlive, sessionPolicy } from './index.ts';

const now = 10_000_000_000;
const session = { expiresAtMs: now + 1, revokedAtMs: null, lastSeenAtMs: now, personDisabledAtMs: null };

describe('a session', () => {
  test('counts until its absolute end and its idle end, to the millisecond', () => {
    expect(isSessionAlive(session, now)).toBe(true);
    expect(isSessionAlive(session, now + 1)).toBe(false);
    expect(isSessionAlive({ ...session, lastSeenAtMs: now - sessionPolicy.idleMs + 1 }, now)).toBe(true);
    expect(isSessionAlive({ ...session, lastSeenAtMs: now - sessionPolicy.idleMs }, now)).toBe(false);
  });

  test('counts no more once it is revoked or its person disabled', () => {
    expect(isSessionAlive({ ...session, revokedAtMs: now }, now)).toBe(false);
    expect(isSessionAlive({ ...session, personDisabledAtMs: now }, now)).toBe(false);
  });
});
