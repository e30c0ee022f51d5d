import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import type { OidcSettings } from './environment.ts';
import { serviceClient } from './kernel-client.ts';
import { toSignInProblem, type SignInOutcome } from './sign-in-with-password.ts';

const oidcProfile = z.object({
  sub: z.string(),
  email: z.string(),
  email_verified: z.boolean().default(false),
  name: z.string().default(''),
});

/** Any provider that publishes OpenID discovery; PKCE, state and nonce are all checked. */
export function oidcProvider(settings: OidcSettings): OAuthConfig<{ sub: string }> {
  return {
    id: 'oidc',
    name: settings.name,
    type: 'oauth',
    wellKnown: `${settings.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub }),
  };
}

/** Takes the claims that next-auth verified to the kernel, which links or refuses them. */
export async function signInWithOidc(
  settings: OidcSettings,
  profile: unknown,
  origin: { readonly address: string; readonly userAgent: string },
): Promise<SignInOutcome> {
  const claims = oidcProfile.safeParse(profile);
  if (!claims.success) return { ok: false, problem: { kind: 'not-a-member' } };
  try {
    const { sessionId, personId, organisationId } = await serviceClient().auth.signInWithOidc.mutate({
      issuer: settings.issuer,
      subject: claims.data.sub,
      email: claims.data.email,
      emailVerified: claims.data.email_verified,
      name: claims.data.name.slice(0, 120),
      ...origin,
    });
    return { ok: true, session: { sessionId, personId, organisationId } };
  } catch (cause) {
    const problem = toSignInProblem(cause);
    return { ok: false, problem: problem.kind === 'refused' ? { kind: 'not-a-member' } : problem };
  }
}
