import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface AuditActor {
  readonly kind: 'person' | 'token' | 'system';
  readonly id: string;
}

export interface AuditEntry {
  /** Past tense, such as `agent.created`. */
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string;
  /** What a reader of the trail needs to know; never a secret. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Adds to the organisation's trail, in the transaction of the change itself. */
export function insertAuditEvent(
  tx: TenantTransaction,
  organisationId: string,
  actor: AuditActor,
  entry: AuditEntry,
): Promise<void> {
  return insertAuditEvents(tx, organisationId, actor, [entry]);
}

/** Adds several events, in their order, in one statement: a bulk change of thousands leaves one event each. */
export async function insertAuditEvents(
  tx: TenantTransaction,
  organisationId: string,
  actor: AuditActor,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rows = entries.map(({ action, targetKind, targetId, detail }) => ({
    action,
    kind: targetKind,
    target: targetId,
    detail: detail ?? {},
  }));
  await tx.$executeRaw`
    insert into audit_event (organisation_id, actor_kind, actor_id, action, target_kind, target_id, detail)
    select ${organisationId}, ${actor.kind}, ${actor.id}, e.action, e.kind, e.target, e.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (action text, kind text, target text, detail jsonb)`;
}

export interface AuditEventRow {
  readonly id: bigint;
  readonly actorKind: 'person' | 'token' | 'system';
  readonly actorId: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string;
  readonly detail: Record<string, unknown>;
  readonly at: Date;
}

export interface AuditPage {
  /** Events before this one. */
  readonly before?: bigint | undefined;
  readonly limit: number;
  readonly action?: string | undefined;
  readonly targetId?: string | undefined;
  /** Events about any of these: an agent and its keys. */
  readonly targetIds?: readonly string[] | undefined;
}

/** The organisation's trail, newest first. */
export function listAuditEvents(tx: TenantTransaction, page: AuditPage): Promise<AuditEventRow[]> {
  const conditions = [
    page.before === undefined ? undefined : Prisma.sql`e.id < ${page.before}`,
    page.action === undefined ? undefined : Prisma.sql`e.action = ${page.action}`,
    page.targetId === undefined ? undefined : Prisma.sql`e.target_id = ${page.targetId}`,
    page.targetIds === undefined ? undefined : Prisma.sql`e.target_id = any(${page.targetIds})`,
    Prisma.sql`true`,
  ].filter((condition) => condition !== undefined);
  return tx.$queryRaw<AuditEventRow[]>`
    select e.id, e.actor_kind as "actorKind", e.actor_id as "actorId", coalesce(p.name, t.name) as "actorName",
           e.action, e.target_kind as "targetKind", e.target_id as "targetId", e.detail, e.at
    from audit_event e
    left join person p on e.actor_kind = 'person' and p.id = e.actor_id
    left join admin_token t on e.actor_kind = 'token' and t.organisation_id = e.organisation_id and t.id = e.actor_id
    where ${Prisma.join(conditions, ' and ')}
    order by e.id desc limit ${page.limit}`;
}
