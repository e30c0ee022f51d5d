import type { SignInPerson } from '@agent-os/db';
import { hashPassword, TooManyWaitingError, verifyPassword } from '../../secrets/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';
import { guardSignIn } from './sign-in-guard.ts';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  /** Network address of the browser. */
  readonly address: string;
}

export interface CheckedPerson {
  readonly person: SignInPerson;
  /** Present when the stored hash has outdated parameters. */
  readonly passwordHash: string | undefined;
}

const secondsWhenCrowded = 5;

/** Turns a full queue of hashes into a sentence. */
export async function whenNotCrowded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TooManyWaitingError)) throw error;
    const text = `Many people are signing in. Try again in ${secondsWhenCrowded} seconds.`;
    throw new ApiError('too_many_requests', text, { retryAfterSeconds: secondsWhenCrowded });
  }
}

/**
 * The person whose password this is. One answer, after the same work, for a wrong password, for nobody of that address and
 * for somebody who was disabled.
 */
export async function checkPassword(dependencies: ApiDependencies, attempt: PasswordAttempt): Promise<CheckedPerson> {
  const found = await guardSignIn(dependencies, attempt.email, attempt.address, async () => {
    const person = await dependencies.database.lookups.findSignInPerson(attempt.email);
    const verdict = await whenNotCrowded(() => verifyPassword(attempt.password, person?.passwordHash ?? null));
    if (person === undefined || !verdict.correct || person.disabledAt !== null) return undefined;
    const passwordHash = verdict.outdated ? await whenNotCrowded(() => hashPassword(attempt.password)) : undefined;
    return { person, passwordHash };
  });
  if (found === undefined) {
    throw new ApiError('unauthenticated', 'The e-mail address or the password is not right. Check both and try again.');
  }
  return found;
}
