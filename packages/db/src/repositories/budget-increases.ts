import type { TenantTransaction } from '../client/index.ts';
import type { AuditActor } from './audit-events.ts';

/** More than a budget's cap, for a time. */
export interface BudgetIncreaseRow {
  readonly id: string;
  readonly budgetId: string;
  readonly amount: bigint;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly reason: string;
  readonly authorKind: AuditActor['kind'];
  readonly authorId: string;
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

export interface NewBudgetIncrease extends Pick<
  BudgetIncreaseRow,
  'id' | 'budgetId' | 'amount' | 'fromAt' | 'untilAt' | 'reason'
> {
  readonly author: AuditActor;
  readonly at: Date;
}

export async function insertBudgetIncrease(
  tx: TenantTransaction,
  organisationId: string,
  { author, at, ...increase }: NewBudgetIncrease,
): Promise<void> {
  await tx.budgetIncrease.create({
    data: { ...increase, organisationId, authorKind: author.kind, authorId: author.id, createdAt: at },
  });
}

/** False when there is none in force to revoke. */
export async function revokeBudgetIncrease(tx: TenantTransaction, increaseId: string, at: Date): Promise<boolean> {
  const revoked = await tx.$executeRaw`
    update budget_increase set revoked_at = ${at}
    where id = ${increaseId} and revoked_at is null and until_at > ${at}`;
  return revoked > 0;
}

/** The increases of these budgets that have not ended by then, in force or to come; the earliest first. */
export function listBudgetIncreases(
  tx: TenantTransaction,
  budgetIds: readonly string[],
  endingAfter: Date,
): Promise<BudgetIncreaseRow[]> {
  return tx.$queryRaw<BudgetIncreaseRow[]>`
    select i.id, i.budget_id as "budgetId", i.amount, i.from_at as "fromAt", i.until_at as "untilAt", i.reason,
           i.author_kind as "authorKind", i.author_id as "authorId", coalesce(p.name, t.name) as "authorName",
           i.created_at as "createdAt", i.revoked_at as "revokedAt"
    from budget_increase i
    left join person p on i.author_kind = 'person' and p.id = i.author_id
    left join admin_token t on i.author_kind = 'token' and t.organisation_id = i.organisation_id and t.id = i.author_id
    where i.budget_id = any(${[...budgetIds]}::text[]) and i.until_at > ${endingAfter}
    order by i.from_at, i.id`;
}
