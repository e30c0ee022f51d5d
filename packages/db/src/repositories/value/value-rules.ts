import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { epochMsOf } from '../agent-columns.ts';

/** A version of the rule of a kind of task. Times in epoch ms. */
export interface ValueRuleRow {
  readonly kind: string;
  readonly number: number;
  readonly validFromMs: number;
  /** Contracts: `valueDefinition`. */
  readonly definition: unknown;
  readonly checkerAgent: { readonly id: string; readonly slug: string; readonly name: string } | null;
  readonly authorKind: 'person' | 'token';
  readonly authorId: string;
  readonly authorName: string | null;
  readonly reason: string;
  readonly createdAtMs: number;
}

const ruleColumns = Prisma.sql`
  r.kind, r.number, ${epochMsOf(Prisma.sql`r.valid_from`)} as "validFromMs", r.definition,
  case when a.id is null then null else jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name) end as "checkerAgent",
  r.author_kind as "authorKind", r.author_id as "authorId", coalesce(p.name, t.name) as "authorName", r.reason,
  ${epochMsOf(Prisma.sql`r.created_at`)} as "createdAtMs"`;
const ruleTables = Prisma.sql`
  value_rule r
  left join agent a on a.organisation_id = r.organisation_id and a.id = r.checker_agent_id
  left join person p on r.author_kind = 'person' and p.id = r.author_id
  left join admin_token t on r.author_kind = 'token' and t.organisation_id = r.organisation_id and t.id = r.author_id`;

/** Of each kind the newest version that has begun by then, and those that begin later. */
export function listValueRules(tx: TenantTransaction, at: Date): Promise<ValueRuleRow[]> {
  return tx.$queryRaw<ValueRuleRow[]>`
    select ${ruleColumns} from ${ruleTables}
    where r.valid_from > ${at} or r.number = (
      select max(begun.number) from value_rule begun
      where begun.organisation_id = r.organisation_id and begun.kind = r.kind and begun.valid_from <= ${at}
    )
    order by r.kind, r.number`;
}

/** A kind's versions, the newest first. */
export function listValueRuleVersions(tx: TenantTransaction, kind: string, limit: number): Promise<ValueRuleRow[]> {
  return tx.$queryRaw<ValueRuleRow[]>`
    select ${ruleColumns} from ${ruleTables} where r.kind = ${kind} order by r.number desc limit ${limit}`;
}

/** Number of a kind's newest version, 0 without one; until the transaction ends nobody else adds another. */
export async function lockValueRule(tx: TenantTransaction, organisationId: string, kind: string): Promise<number> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`agent_os.value_rule.${organisationId}.${kind}`}, 0))`;
  const newest = await tx.valueRule.findFirst({
    where: { kind },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return newest?.number ?? 0;
}

export interface NewValueRule {
  readonly kind: string;
  readonly number: number;
  readonly validFrom: Date;
  readonly definition: object;
  readonly checkerAgentId: string | null;
  readonly author: { readonly kind: 'person' | 'token'; readonly id: string };
  readonly reason: string;
  readonly at: Date;
}

export async function insertValueRule(
  tx: TenantTransaction,
  organisationId: string,
  { author, definition, at, ...rule }: NewValueRule,
): Promise<void> {
  await tx.valueRule.create({
    data: {
      ...rule,
      organisationId,
      definition: { ...definition },
      authorKind: author.kind,
      authorId: author.id,
      createdAt: at,
    },
  });
}

/** Kinds of which calls or outcomes came since that day. */
export async function listActiveKinds(tx: TenantTransaction, since: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ kind: string }[]>`
    select kind from outcome_day where day >= ${since}::date
    union
    select kind from task_cost_day where day >= ${since}::date
    order by kind`;
  return rows.map(({ kind }) => kind);
}
