import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface ModelQualityRow {
  readonly id: string;
  readonly modelId: string;
  readonly workClass: string;
  readonly score: number;
  readonly source: string;
  readonly sampleSize: number | null;
  readonly measuredAt: Date;
  readonly createdAt: Date;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly authorName: string | null;
}

const qualityRows = Prisma.sql`
    q.id, q.model_id as "modelId", q.work_class as "workClass", q.score, q.source, q.sample_size as "sampleSize",
    q.measured_at as "measuredAt", q.created_at as "createdAt", q.author_kind as "authorKind",
    q.author_id as "authorId", coalesce(p.name, t.name) as "authorName"
    from model_quality q
    left join person p on q.author_kind = 'person' and p.id = q.author_id
    left join admin_token t on q.author_kind = 'token' and t.organisation_id = q.organisation_id and t.id = q.author_id`;

/** Of each model and class of work the score that counts: the one measured last, and entered last of those. */
export function listModelQualities(tx: TenantTransaction): Promise<ModelQualityRow[]> {
  return tx.$queryRaw<ModelQualityRow[]>`
    select distinct on (q.model_id, q.work_class) ${qualityRows}
    order by q.model_id, q.work_class, q.measured_at desc, q.id desc`;
}

/** Every score that a model was given, the newest measure first. */
export function listQualityHistory(tx: TenantTransaction, modelId: string, limit: number): Promise<ModelQualityRow[]> {
  return tx.$queryRaw<ModelQualityRow[]>`
    select ${qualityRows} where q.model_id = ${modelId} order by q.measured_at desc, q.id desc limit ${limit}`;
}
