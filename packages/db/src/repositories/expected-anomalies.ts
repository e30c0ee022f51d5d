import type { TenantTransaction } from '../client/index.ts';

/** Names one finding: of an agent and a model, from a day on. */
export interface AnomalyName {
  readonly agentId: string;
  /** Empty for calls that ended before a model was found. */
  readonly modelId: string;
  /** Midnight of UTC. */
  readonly firstDay: Date;
}

export interface ExpectedAnomalyRow extends AnomalyName {
  readonly authorId: string;
  /** Null when the author is gone. */
  readonly authorName: string | null;
  readonly createdAt: Date;
}

/** Findings that begin within the span and that somebody said were expected. */
export function listExpectedAnomalies(tx: TenantTransaction, from: Date, until: Date): Promise<ExpectedAnomalyRow[]> {
  return tx.$queryRaw<ExpectedAnomalyRow[]>`
    select e.agent_id as "agentId", e.model_id as "modelId", e.first_day as "firstDay", e.author_id as "authorId",
           coalesce(p.name, t.name) as "authorName", e.created_at as "createdAt"
    from expected_anomaly e
    left join person p on e.author_kind = 'person' and p.id = e.author_id
    left join admin_token t on e.author_kind = 'token' and t.organisation_id = e.organisation_id and t.id = e.author_id
    where e.first_day >= ${from} and e.first_day < ${until}`;
}

/** Says that a finding was expected; the first who says so stays its author. */
export async function insertExpectedAnomaly(
  tx: TenantTransaction,
  organisationId: string,
  anomaly: AnomalyName,
  author: { readonly kind: 'person' | 'token'; readonly id: string },
  at: Date,
): Promise<void> {
  const row = { ...anomaly, organisationId, authorKind: author.kind, authorId: author.id, createdAt: at };
  await tx.expectedAnomaly.createMany({ data: [row], skipDuplicates: true });
}

/** Takes it back. */
export async function deleteExpectedAnomaly(tx: TenantTransaction, anomaly: AnomalyName): Promise<void> {
  const { agentId, modelId, firstDay } = anomaly;
  await tx.expectedAnomaly.deleteMany({ where: { agentId, modelId, firstDay } });
}
