import { hashBearer } from '../../secrets/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { verifyServiceToken } from '../service-token.ts';
import { authenticatePerson } from './authenticate-person.ts';
import { authenticateToken } from './authenticate-token.ts';
import { CallerCache } from './caller-cache.ts';
import type { Caller } from './caller.ts';

const adminTokenFormat = /^aos_admin_[A-Za-z0-9_-]{43}$/;
const nobody: Caller = { kind: 'unknown', problem: 'Sign in first.' };

async function remembered(cache: CallerCache, key: string, nowMs: number, ask: () => Promise<Caller>): Promise<Caller> {
  const known = cache.find(key, nowMs);
  if (known !== undefined) return known;
  const caller = await ask();
  cache.put(key, caller, nowMs);
  return caller;
}

/** Who holds the bearer now. `authorization` is the header as it came. */
export async function authenticate(
  dependencies: ApiDependencies,
  cache: CallerCache,
  authorization: string | undefined,
): Promise<Caller> {
  const bearer = /^Bearer (\S{1,4096})$/i.exec(authorization ?? '')?.[1];
  if (bearer === undefined) return nobody;
  const nowMs = dependencies.clock.nowMs();
  if (adminTokenFormat.test(bearer)) {
    const hash = hashBearer(bearer);
    return remembered(cache, hash.toString('hex'), nowMs, () => authenticateToken(dependencies, hash));
  }
  const claims = await verifyServiceToken(bearer, dependencies.serviceSecret, nowMs);
  if (claims === undefined) return nobody;
  if (claims.kind === 'service') return claims;
  const key = `${claims.personId} ${claims.sessionId} ${claims.organisationId}`;
  return remembered(cache, key, nowMs, () => authenticatePerson(dependencies, claims));
}

/**
 * Asks again about a caller whose bearer was proved when its stream began: the service token in it has expired since, the
 * session and the admin token may have been ended.
 */
export async function authenticateAgain(
  dependencies: ApiDependencies,
  caller: Caller,
  authorization: string | undefined,
): Promise<Caller> {
  if (caller.kind === 'token') return authenticate(dependencies, new CallerCache(), authorization);
  if (caller.kind !== 'person') return caller;
  const { id: personId, organisationId, sessionId } = caller;
  return authenticatePerson(dependencies, { personId, organisationId, sessionId });
}
