import { decideAfterAttempt } from '@agent-os/core/assignment';
import { endAttempt, lockLostAttempts, type TenantTransaction } from '@agent-os/db';

const attemptsInPass = 200;

/** Gives the tasks of instances that were not heard of in time to somebody else, or fails them after enough attempts. */
export async function giveBackLostTasks(tx: TenantTransaction, nowMs: number): Promise<void> {
  const at = new Date(nowMs);
  for (const lost of await lockLostAttempts(tx, at, attemptsInPass)) {
    const { attempt, attemptsMax, deadlineAtMs, instance } = lost;
    const next = decideAfterAttempt({ attempts: attempt, attemptsMax, mayRetry: true, deadlineAtMs }, nowMs);
    const errorMessage = `Instance ${instance} was not heard of while it ran attempt ${attempt} of ${attemptsMax}.`;
    await endAttempt(tx, lost, { next, errorCode: 'instance_lost', errorMessage, at });
  }
}
