import { createHash } from 'node:crypto';

/** What a bearer opens: an agent's calls, the console API, or an invitation. */
export const bearerPrefixes = { agentKey: 'aos_', adminToken: 'aos_admin_', invitation: 'aos_invite_' } as const;
export type BearerKind = keyof typeof bearerPrefixes;

export const bearerSecretBytes = 32;

/** A bearer from 32 random bytes: prefix and 43 base64url characters. */
export function formatBearer(kind: BearerKind, random: Uint8Array): string {
  if (random.length !== bearerSecretBytes) throw new RangeError(`A bearer is made of ${bearerSecretBytes} bytes.`);
  return bearerPrefixes[kind] + Buffer.from(random).toString('base64url');
}

/** SHA-256 of a bearer: what is stored. Enough for 256 random bits, which nobody can enumerate. */
export function hashBearer(bearer: string): Buffer {
  return createHash('sha256').update(bearer, 'utf8').digest();
}
