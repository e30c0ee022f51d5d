/** Why nobody was signed in, as it travels through the sign-in page's address. */
export type SignInProblem =
  | { readonly kind: 'refused' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: (typeof plainKinds)[number] };

/** Those that a sentence of their own is all there is to. */
const plainKinds = [
  'unreachable',
  'not-a-member',
  'disabled',
  'no-address',
  'unverified-address',
  'service-failed',
] as const;

/** next-auth's own words for a sign-in service that failed. */
const failuresOfService = new Set(['OAuthSignin', 'OAuthCallback', 'Callback']);

/** Short text for an address; `decodeSignInProblem` reads it back. */
export function encodeSignInProblem(problem: SignInProblem): string {
  return problem.kind === 'limited' ? `limited.${problem.retryAfterSeconds}` : problem.kind;
}

/** Reads what anybody may have typed into the address: unknown text is a plain refusal. */
export function decodeSignInProblem(text: string): SignInProblem {
  const seconds = /^limited\.(\d{1,5})$/.exec(text)?.[1];
  if (seconds !== undefined) return { kind: 'limited', retryAfterSeconds: Number(seconds) };
  if (failuresOfService.has(text)) return { kind: 'service-failed' };
  const kind = plainKinds.find((plain) => plain === text);
  return { kind: kind ?? 'refused' };
}

/** The sentence shown on the sign-in page. */
export function describeSignInProblem(problem: SignInProblem): string {
  switch (problem.kind) {
    case 'limited': {
      const wait =
        problem.retryAfterSeconds < 120
          ? `${problem.retryAfterSeconds} seconds`
          : `${Math.ceil(problem.retryAfterSeconds / 60)} minutes`;
      return `Too many attempts. Try again in ${wait}.`;
    }
    case 'unreachable':
      return 'The kernel does not answer, so nobody can sign in just now. Try again in a few seconds.';
    case 'not-a-member':
      return 'This account is in no organisation here. Ask an administrator for an invitation.';
    case 'disabled':
      return 'Your account here was disabled. Ask an owner or admin of your organisation.';
    case 'no-address':
      return 'Your sign-in service gave no e-mail address. Ask its administrator to release it to Agent OS.';
    case 'unverified-address':
      return 'Your sign-in service has not verified your e-mail address. Verify it there, then try again.';
    case 'service-failed':
      return 'The sign-in service could not say who you are. Try again, or tell your administrator.';
    case 'refused':
      return 'E-mail or password is not right. Check both and try again.';
  }
}
