import { insertAuditEvents, type AuditActor } from '@agent-os/db';
import type { ApiContext } from '../context/index.ts';
import type { ChangeOptions, ChangeWork } from './change.ts';

export interface ChangeRecorder {
  /** Commits the work with its audit event, then waits until the kernel's calls see it. */
  change<T>(organisationId: string, actor: AuditActor, work: ChangeWork<T>, options?: ChangeOptions): Promise<T>;
  /** Throws when a mutation succeeded and left no trail. */
  assertRecorded(path: string): void;
}

/** One for each call of a mutation: counts the trail that the mutation leaves. */
export function createChangeRecorder({ dependencies, forgetCallers }: ApiContext): ChangeRecorder {
  const { database, kernelState } = dependencies;
  let recorded = 0;
  return {
    change: async (organisationId, actor, work, options) => {
      const result = await database.withTenant(
        organisationId,
        async (tx) => {
          const made = await work(tx);
          await insertAuditEvents(tx, organisationId, actor, 'action' in made.audit ? [made.audit] : made.audit);
          return made.result;
        },
        options,
      );
      recorded += 1;
      forgetCallers();
      await kernelState.reloadOrganisation(organisationId);
      return result;
    },
    assertRecorded: (path) => {
      if (recorded === 0) throw new Error(`The mutation ${path} wrote no audit event.`);
    },
  };
}
