import { permissionsOf, sessionPolicy } from '@agent-os/core/identity';
import type { ApiDependencies } from '../dependencies.ts';
import { knownRoles } from './authenticate-person.ts';
import type { Caller } from './caller.ts';

/** An admin token by the SHA-256 of its 256 random bits: what could be guessed from timing is a hash, not the token. */
export async function authenticateToken({ database, clock }: ApiDependencies, tokenHash: Uint8Array): Promise<Caller> {
  const token = await database.lookups.findAdminTokenByHash(tokenHash);
  if (token === undefined || token.revokedAt !== null) {
    return { kind: 'unknown', problem: 'This admin token is not valid. Ask an owner for a new one.' };
  }
  const { tokenId, organisationId } = token;
  const now = new Date(clock.nowMs());
  const usedBefore = new Date(now.getTime() - sessionPolicy.touchMs);
  await database.withTenant(organisationId, (tx) =>
    tx.adminToken.updateMany({
      where: { id: tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: usedBefore } }] },
      data: { lastUsedAt: now },
    }),
  );
  const roles = knownRoles(token.roles);
  return { kind: 'token', id: tokenId, organisationId, roles, permissions: permissionsOf(roles) };
}
