import type { TenantTransaction } from '../../client/index.ts';

export interface NewInvoiceDecision {
  readonly organisationId: string;
  readonly invoiceId: string;
  readonly groupKey: string;
  readonly number: number;
  readonly billedNanoUsd: bigint;
  readonly recordedNanoUsd: bigint;
  readonly reason: string;
  readonly transferKey: string | null;
  readonly author: { readonly kind: 'person' | 'token'; readonly id: string };
  readonly at: Date;
}

export async function insertInvoiceDecision(tx: TenantTransaction, decision: NewInvoiceDecision): Promise<void> {
  const { author, at, ...row } = decision;
  await tx.invoiceDecision.create({
    data: { ...row, authorKind: author.kind, authorId: author.id, decidedAt: at },
  });
}

export interface InvoiceDecisionRow {
  readonly number: number;
  readonly transferKey: string | null;
  readonly withdrawn: boolean;
}

/** Every decision that a group ever had, the latest first. */
export function listInvoiceDecisions(
  tx: TenantTransaction,
  invoiceId: string,
  groupKey: string,
): Promise<InvoiceDecisionRow[]> {
  return tx.$queryRaw<InvoiceDecisionRow[]>`
    select number, transfer_key as "transferKey", withdrawn_at is not null as withdrawn
    from invoice_decision where invoice_id = ${invoiceId} and group_key = ${groupKey} order by number desc`;
}

/** Marks a decision as taken back; it stays. */
export async function withdrawInvoiceDecision(
  tx: TenantTransaction,
  place: { readonly invoiceId: string; readonly groupKey: string; readonly number: number },
  author: { readonly kind: 'person' | 'token'; readonly id: string },
  reason: string,
  at: Date,
): Promise<void> {
  await tx.invoiceDecision.updateMany({
    where: place,
    data: { withdrawnAt: at, withdrawnReason: reason, withdrawnByKind: author.kind, withdrawnById: author.id },
  });
}
