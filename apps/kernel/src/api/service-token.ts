import { errors, jwtVerify, SignJWT } from 'jose';

const issuer = 'agent-os-web';
const audience = 'agent-os-kernel';
const algorithm = 'HS256';
const lifetimeSeconds = 60;

/** What the web server claims: itself before sign-in, or one person's session in one organisation. */
export type ServiceClaims =
  | { readonly kind: 'service' }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly organisationId: string;
      readonly sessionId: string;
    };

const serviceSubject = 'web';

function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}

/** Signs a bearer for one request to the kernel; it counts for 60 seconds. `secret` is AGENT_OS_SERVICE_SECRET. */
export async function signServiceToken(claims: ServiceClaims, secret: string): Promise<string> {
  const token =
    claims.kind === 'service'
      ? new SignJWT().setSubject(serviceSubject)
      : new SignJWT({ org: claims.organisationId, sid: claims.sessionId }).setSubject(claims.personId);
  return token
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(keyOf(secret));
}

/** The claims of a bearer at that time, or undefined when it is forged, stale, long-lived or malformed. */
export async function verifyServiceToken(
  token: string,
  secret: string,
  nowMs: number,
): Promise<ServiceClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      issuer,
      audience,
      algorithms: [algorithm],
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: new Date(nowMs),
      maxTokenAge: lifetimeSeconds,
      clockTolerance: 5,
    });
    const { sub } = payload;
    const organisationId = payload['org'];
    const sessionId = payload['sid'];
    if (sub === serviceSubject && organisationId === undefined && sessionId === undefined) return { kind: 'service' };
    if (sub === undefined || typeof organisationId !== 'string' || typeof sessionId !== 'string') return undefined;
    return { kind: 'person', personId: sub, organisationId, sessionId };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
