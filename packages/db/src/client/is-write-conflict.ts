/** SQLSTATE: deadlock_detected, serialization_failure. */
const shots = /Code: `(40P01|40001)`/;

/**
 * True when PostgreSQL has ended a transaction because of another one at the same moment (a deadlock, or a serialization that failed):
 * nothing was written, and the same again will probably succeed.
 */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // Prisma has a code for it, except where the statement was ours.
  return error.code === 'P2034' || (error.code === 'P2010' && shots.test(error.message));
}
