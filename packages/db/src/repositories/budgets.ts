import { Prisma } from '../generated/client.ts';
import type { TenantTransaction } from '../client/index.ts';
import type { AuditActor } from './audit-events.ts';

/** What a version of a budget says. */
export interface BudgetConfiguration {
  readonly name: string;
  readonly scopeKind: 'organisation' | 'department' | 'team' | 'agent' | 'model' | 'key' | 'run' | 'user';
  /** Null for the organisation; of runs and end users: their agent, or null for those of every agent. */
  readonly scopeId: string | null;
  readonly period: 'hour' | 'day' | 'week' | 'month' | 'total' | 'run';
  readonly unit: 'usd' | 'tokens' | 'credits' | 'energy';
  /** Nano-USD, tokens, micro-credits or millijoules. */
  readonly cap: bigint;
  readonly action: 'deny' | 'throttle' | 'notify';
  readonly notifyPercents: readonly number[];
  /** IANA name. */
  readonly timeZone: string;
}

export interface BudgetRow extends BudgetConfiguration {
  readonly id: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const budgetColumns = Prisma.sql`
  b.id, b.name, b.scope_kind as "scopeKind", b.scope_id as "scopeId", b.period, b.unit, b.cap, b.action,
  b.notify_percents as "notifyPercents", b.time_zone as "timeZone", b.version, b.archived_at as "archivedAt",
  b.created_at as "createdAt", b.updated_at as "updatedAt"`;

/** By id, so by age. */
export function listBudgets(
  tx: TenantTransaction,
  { archived = false }: { readonly archived?: boolean } = {},
): Promise<BudgetRow[]> {
  return tx.$queryRaw<BudgetRow[]>`
    select ${budgetColumns} from budget b where ${archived} or b.archived_at is null order by b.id`;
}

export async function findBudget(tx: TenantTransaction, budgetId: string): Promise<BudgetRow | undefined> {
  const rows = await tx.$queryRaw<BudgetRow[]>`select ${budgetColumns} from budget b where b.id = ${budgetId}`;
  return rows[0];
}

/** The same, and nobody else changes the budget until the transaction ends. */
export async function lockBudget(tx: TenantTransaction, budgetId: string): Promise<BudgetRow | undefined> {
  const rows = await tx.$queryRaw<BudgetRow[]>`
    select ${budgetColumns} from budget b where b.id = ${budgetId} for no key update`;
  return rows[0];
}

export async function insertBudget(
  tx: TenantTransaction,
  organisationId: string,
  budget: BudgetConfiguration & { readonly id: string; readonly at: Date },
): Promise<void> {
  const { at, notifyPercents, ...row } = budget;
  await tx.budget.create({
    data: { ...row, notifyPercents: [...notifyPercents], organisationId, createdAt: at, updatedAt: at },
  });
}

/** Writes what the next version says; the version itself goes to `insertBudgetVersion`, in the same transaction. */
export async function updateBudget(
  tx: TenantTransaction,
  organisationId: string,
  budget: BudgetConfiguration & {
    readonly id: string;
    readonly version: number;
    readonly archivedAt: Date | null;
    readonly at: Date;
  },
): Promise<void> {
  const { name, scopeKind, scopeId, period, unit, cap, action, notifyPercents, timeZone, version, archivedAt } = budget;
  const configuration = { name, scopeKind, scopeId, period, unit, cap, action, timeZone };
  await tx.budget.update({
    where: { organisationId_id: { organisationId, id: budget.id } },
    data: { ...configuration, notifyPercents: [...notifyPercents], version, archivedAt, updatedAt: budget.at },
  });
}

export interface NewBudgetVersion {
  readonly budgetId: string;
  readonly number: number;
  readonly author: AuditActor;
  readonly reason: string;
  readonly configuration: BudgetConfiguration;
  readonly archived: boolean;
  readonly at: Date;
}

/** Amounts are kept as text: JSON has no 64-bit integers. */
export async function insertBudgetVersion(
  tx: TenantTransaction,
  organisationId: string,
  { budgetId, number, author, reason, configuration, archived, at }: NewBudgetVersion,
): Promise<void> {
  const { cap, notifyPercents, ...rest } = configuration;
  await tx.budgetVersion.create({
    data: {
      organisationId,
      budgetId,
      number,
      authorKind: author.kind,
      authorId: author.id,
      reason,
      configuration: { ...rest, cap: cap.toString(), notifyPercents: [...notifyPercents], archived },
      at,
    },
  });
}

export interface BudgetVersionRow {
  readonly number: number;
  readonly authorKind: AuditActor['kind'];
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string;
  readonly configuration: Omit<BudgetConfiguration, 'cap'> & { readonly cap: string; readonly archived: boolean };
  readonly at: Date;
}

/** A budget's versions, the newest first. */
export function listBudgetVersions(
  tx: TenantTransaction,
  budgetId: string,
  limit: number,
): Promise<BudgetVersionRow[]> {
  return tx.$queryRaw<BudgetVersionRow[]>`
    select v.number, v.author_kind as "authorKind", v.author_id as "authorId", coalesce(p.name, t.name) as "authorName",
           v.reason, v.configuration, v.at
    from budget_version v
    left join person p on v.author_kind = 'person' and p.id = v.author_id
    left join admin_token t on v.author_kind = 'token' and t.organisation_id = v.organisation_id and t.id = v.author_id
    where v.budget_id = ${budgetId} order by v.number desc limit ${limit}`;
}
