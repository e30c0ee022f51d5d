import type { AuditEntry, TenantOptions, TenantTransaction } from '@agent-os/db';

/** What a mutation answers and the trail it leaves; both or neither are committed. */
export interface Change<T> {
  readonly result: T;
  /** One event, or one for each thing that a bulk change touched; never none. */
  readonly audit: AuditEntry | readonly [AuditEntry, ...AuditEntry[]];
}

/** Runs in one transaction with the audit event that the work returns. */
export type ChangeWork<T> = (tx: TenantTransaction) => Promise<Change<T>>;
export type ChangeOptions = Pick<TenantOptions, 'personId'>;
