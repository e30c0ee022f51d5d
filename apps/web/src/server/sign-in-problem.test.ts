import { describe, expect, it } from 'vitest';
import {
  decodeSignInProblem,
  describeSignInProblem,
  encodeSignInProblem,
  type SignInProblem,
} from './sign-in-problem.ts';

describe('a sign-in problem', () => {
  const problems: SignInProblem[] = [
    { kind: 'refused' },
    { kind: 'limited', retryAfterSeconds: 42 },
    { kind: 'unreachable' },
    { kind: 'not-a-member' },
    { kind: 'disabled' },
    { kind: 'no-address' },
    { kind: 'unverified-address' },
    { kind: 'service-failed' },
  ];

  it.each(problems)('survives the address: $kind', (problem) => {
    expect(decodeSignInProblem(encodeSignInProblem(problem))).toEqual(problem);
  });

  it('is a plain refusal when somebody typed something else', () => {
    expect(decodeSignInProblem('<script>')).toEqual({ kind: 'refused' });
    expect(decodeSignInProblem('limited.-1')).toEqual({ kind: 'refused' });
  });

  it('is not the password’s fault when the sign-in service failed', () => {
    expect(decodeSignInProblem('OAuthCallback')).toEqual({ kind: 'service-failed' });
  });

  it('says how long to wait, in minutes from two on', () => {
    expect(describeSignInProblem({ kind: 'limited', retryAfterSeconds: 42 })).toContain('42 seconds');
    expect(describeSignInProblem({ kind: 'limited', retryAfterSeconds: 130 })).toContain('3 minutes');
  });
});
