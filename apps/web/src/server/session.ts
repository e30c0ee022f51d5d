import 'server-only';
import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { sessionSecret } from './environment.ts';
import { isSecureRequest, sessionCookieName, sessionCookieOptions, sessionMaxAgeSeconds } from './session-cookie.ts';

const sessionClaims = z.object({ sid: z.string(), personId: z.string(), organisationId: z.string() });

/** Who the browser says it is: all that the cookie holds. Whether it still counts is the kernel's answer. */
export interface Session {
  readonly sessionId: string;
  readonly personId: string;
  readonly organisationId: string;
}

/** The claims that the cookie carries for a session. */
export function toSessionClaims(session: Session) {
  return { sid: session.sessionId, personId: session.personId, organisationId: session.organisationId };
}

/** The session in this request's cookie; undefined when there is none, or it was forged or has run out. */
export async function findSession(): Promise<Session | undefined> {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const token = jar.get(sessionCookieName(isSecureRequest(requestHeaders)))?.value;
  if (token === undefined) return undefined;
  const claims = sessionClaims.safeParse(await decode({ token, secret: sessionSecret() }).catch(() => null));
  if (!claims.success) return undefined;
  const { sid, personId, organisationId } = claims.data;
  return { sessionId: sid, personId, organisationId };
}

/** Sets the cookie. For server actions and route handlers. */
export async function writeSession(session: Session): Promise<void> {
  const secure = isSecureRequest(await headers());
  const token = await encode({
    token: toSessionClaims(session),
    secret: sessionSecret(),
    maxAge: sessionMaxAgeSeconds,
  });
  const jar = await cookies();
  jar.set(sessionCookieName(secure), token, { ...sessionCookieOptions(secure), maxAge: sessionMaxAgeSeconds });
}

/** Forgets the cookie. For server actions and route handlers. */
export async function clearSession(): Promise<void> {
  const secure = isSecureRequest(await headers());
  (await cookies()).set(sessionCookieName(secure), '', { ...sessionCookieOptions(secure), maxAge: 0 });
}
