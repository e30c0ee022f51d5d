import type { AuditEntry, TenantOptions, TenantTransaction } from '@agent-os/db';

/** What a mutation answers and the trail it leaves; both or neither are committed. */
export interface Change<T> {
  readonly result: T;
  /** One event, or one for each thing that a bulk change touched; never none. */
  readonly audit: AuditEntry | readonly [AuditEntry, ...AuditEntry[]];
}

/** What a read answers and the trail it leaves; undefined when it found nothing that needs one. */
export interface TrailedRead<T> {
  readonly result: T;
  readonly audit: AuditEntry | undefined;
}

/** Runs in one transaction with the audit event that the work returns. */
export type ChangeWork<T> = (tx: TenantTransaction) => Promise<Change<T>>;
export type ReadOptions = Pick<TenantOptions, 'oneInstant' | 'timeoutMs'>;
export type ChangeOptions = Pick<TenantOptions, 'personId' | 'timeoutMs'>;
