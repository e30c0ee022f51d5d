import { z } from 'zod';
import { agentKey, agentState } from './agents.ts';
import { epochMs, idOf } from './scalars.ts';

/** A key among all keys of the organisation. */
export const organisationKey = agentKey.extend({
  agent: z.object({ id: z.string(), slug: z.string(), name: z.string(), state: agentState }),
  /** Null when a token or the installation made it, or when whoever did is no longer a member. */
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
});

const keyIds = z.array(idOf('key')).min(1, 'Choose at least one key.').max(500, 'Choose at most 500 keys at once.');

export const keyEffectInput = z.object({ keyIds });
/** What revoking would stop: how much these keys were used in the last hour. */
export const keyEffect = z.object({
  since: epochMs,
  keys: z.array(z.object({ keyId: z.string(), callsLastHour: z.number().int() })),
});

export const revokeKeysInput = z.object({
  keyIds,
  reason: z.string().trim().min(1, 'Say why.').max(500, 'Use at most 500 characters.'),
});
/** Keys that were revoked already count in the second figure and stay as they are. */
export const revokeKeysResult = z.object({ revoked: z.number().int(), alreadyRevoked: z.number().int() });
