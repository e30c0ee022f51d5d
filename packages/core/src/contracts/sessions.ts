import { z } from 'zod';
import { epochMs, idOf, password } from './scalars.ts';

/** A browser that is signed in. */
export const session = z.object({
  id: z.string(),
  userAgent: z.string(),
  startedAt: epochMs,
  lastSeenAt: epochMs,
  expiresAt: epochMs,
  /** The one that asked. */
  current: z.boolean(),
});

export const account = z.object({
  /** False for people who only sign in through their company's service. */
  hasPassword: z.boolean(),
  sessions: z.array(session),
});

export const sessionInput = z.object({ sessionId: idOf('ses') });
export const memberSessionInput = sessionInput.extend({ membershipId: idOf('mem') });
export const changePasswordInput = z.object({
  current: z.string().min(1, 'Give your current password.').max(256, 'Use at most 256 characters.'),
  next: password,
});
