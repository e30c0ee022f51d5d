import 'server-only';
import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { OidcSettings } from './environment.ts';
import { serviceClient } from './kernel-client.ts';
import { lacksAddress, oidcIdentityOf } from './oidc-identity.ts';
import { toSignInProblem, type SignInOutcome } from './sign-in-with-password.ts';

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
    userinfo: {
      // The library has verified the id token by now, and checks that userinfo is of the same subject.
      request: async ({ client, tokens }) => {
        // What next-auth hands over is the library's own set of tokens; its types say less.
        const verified = tokens as unknown as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const claims = verified.claims();
        const isAsked = lacksAddress(claims) && client.issuer.metadata.userinfo_endpoint !== undefined;
        return isAsked ? { ...claims, userInfo: await client.userinfo(verified) } : claims;
      },
    },
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub }),
  };
}

/** Takes the claims that next-auth verified to the kernel, which links or refuses them. */
export async function signInWithOidc(
  settings: OidcSettings,
  profile: Profile | undefined,
  origin: { readonly address: string; readonly userAgent: string },
): Promise<SignInOutcome> {
  const identity = oidcIdentityOf(profile, profile?.userInfo);
  if (identity === undefined) return { ok: false, problem: { kind: 'service-failed' } };
  try {
    const { sessionId, personId, organisationId } = await serviceClient().auth.signInWithOidc.mutate({
      issuer: settings.issuer,
      subject: identity.sub,
      email: identity.email,
      emailVerified: identity.emailVerified,
      name: identity.name.slice(0, 120),
      ...origin,
    });
    return { ok: true, session: { sessionId, personId, organisationId } };
  } catch (cause) {
    const problem = toSignInProblem(cause);
    return { ok: false, problem: problem.kind === 'refused' ? { kind: 'service-failed' } : problem };
  }
}
