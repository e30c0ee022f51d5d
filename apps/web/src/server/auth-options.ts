import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { findOidcSettings, sessionSecret } from './environment.ts';
import { oidcProvider, signInWithOidc } from './oidc.ts';
import { readRequestOrigin } from './request-origin.ts';
import { sessionCookieName, sessionCookieOptions, sessionMaxAgeSeconds } from './session-cookie.ts';
import { toSessionClaims } from './session.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { encodeSignInProblem } from './sign-in-problem.ts';

/** How next-auth signs people in for one request. The kernel decides; next-auth carries the answer in a cookie. */
export function authOptionsFor(headers: Headers, secure: boolean): AuthOptions {
  const origin = readRequestOrigin(headers);
  const oidc = findOidcSettings();
  return {
    secret: sessionSecret(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(secure), options: sessionCookieOptions(secure) } },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: async (credentials) => {
          const outcome = await signInWithPassword(credentials ?? { email: '', password: '' }, origin);
          if (!outcome.ok) throw new Error(encodeSignInProblem(outcome.problem));
          return { id: outcome.session.personId, session: outcome.session };
        },
      }),
      ...(oidc === undefined ? [] : [oidcProvider(oidc)]),
    ],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.type !== 'oauth' || oidc === undefined) return true;
        const outcome = await signInWithOidc(oidc, profile, origin);
        if (!outcome.ok) return `/sign-in?error=${encodeURIComponent(encodeSignInProblem(outcome.problem))}`;
        user.session = outcome.session;
        return true;
      },
      // Only on sign-in is there a user; afterwards the claims stay as they are.
      jwt: ({ token, user }) => (user?.session ? toSessionClaims(user.session) : token),
      // The endpoint that scripts can read tells nothing of the session.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}
