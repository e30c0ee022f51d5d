import { createHash } from 'node:crypto';
import { decideSignIn, signInWindowMs } from '@agent-os/core/identity';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';

/** Attempts under way in this process count as failures until they end: a burst gets no further than a queue. */
const underWay = new Map<string, number>();

function hashEmail(email: string): Buffer {
  return createHash('sha256').update(email.toLowerCase(), 'utf8').digest();
}

async function waitMsNow(
  { database, clock }: ApiDependencies,
  emailHash: Buffer,
  address: string,
  others: number,
): Promise<number> {
  const nowMs = clock.nowMs();
  const since = new Date(nowMs - signInWindowMs);
  const [failures, last] = await Promise.all([
    database.lookups.countSignInFailures(emailHash, address, since),
    database.lookups.findLastSignInFailures(emailHash, address, since),
  ]);
  const lastByEmailMs = last.byEmail?.getTime() ?? null;
  const { waitMs } = decideSignIn(
    {
      byEmail: { failures: failures.byEmail + others, lastAtMs: others > 0 ? nowMs : lastByEmailMs },
      byAddress: { failures: failures.byAddress, lastAtMs: last.byAddress?.getTime() ?? null },
    },
    nowMs,
  );
  return waitMs;
}

/**
 * Runs one check of a password and writes down how it went. `check` answers undefined for a wrong password. Throws
 * `too_many_requests` with the seconds to wait when too many have failed lately.
 */
export async function guardSignIn<T>(
  dependencies: ApiDependencies,
  email: string,
  address: string,
  check: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const emailHash = hashEmail(email);
  const key = emailHash.toString('hex');
  const others = underWay.get(key) ?? 0;
  underWay.set(key, others + 1);
  try {
    const waitMs = await waitMsNow(dependencies, emailHash, address, others);
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new ApiError('too_many_requests', `Too many attempts failed. Try again in ${seconds} seconds.`, {
        retryAfterSeconds: seconds,
      });
    }
    const found = await check();
    await dependencies.database.lookups.recordSignInAttempt(emailHash, address, found !== undefined);
    return found;
  } finally {
    const left = (underWay.get(key) ?? 1) - 1;
    if (left > 0) underWay.set(key, left);
    else underWay.delete(key);
  }
}
