import type { TenantTransaction } from '../client/index.ts';
import type { AuditActor } from './audit-events.ts';

export interface IntentVersionRow {
  readonly id: string;
  readonly number: number;
  readonly reads: 'words' | 'sentences';
  readonly examples: number;
  /** core/intent: IntentEvaluation, as it was when the version was trained. */
  readonly evaluation: unknown;
  readonly active: boolean;
  readonly trainedAt: Date;
  /** Null when they are no longer a member. */
  readonly authorName: string | null;
}

/** The newest first. */
export function listIntentVersions(tx: TenantTransaction): Promise<IntentVersionRow[]> {
  return tx.$queryRaw<IntentVersionRow[]>`
    select v.id, v.number, coalesce(v.model ->> 'kind', 'words') as reads, v.examples, v.evaluation, v.active, v.trained_at as "trainedAt", p.name as "authorName"
    from intent_version v
    left join (membership m join person p on p.id = m.person_id) on v.author_kind = 'person' and m.person_id = v.author_id
    order by v.number desc`;
}

/** Its number and `IntentModel`; the one in use when no id is given. */
export async function findIntentModel(
  tx: TenantTransaction,
  versionId: string | undefined,
): Promise<{ readonly id: string; readonly number: number; readonly model: unknown } | undefined> {
  const where = versionId === undefined ? { active: true } : { id: versionId };
  const row = await tx.intentVersion.findFirst({ where, select: { id: true, number: true, model: true } });
  return row ?? undefined;
}

export interface NewIntentVersion {
  readonly id: string;
  readonly seed: number;
  readonly examples: number;
  /** Values that JSON keeps. */
  readonly model: object;
  readonly evaluation: object;
}

/**
 * Adds a version, not in use, and removes the oldest unused ones beyond `keep`. Answers its number. Trainings of one
 * organisation wait for each other.
 */
export async function insertIntentVersion(
  tx: TenantTransaction,
  organisationId: string,
  author: AuditActor,
  version: NewIntentVersion,
  keep: number,
): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`intent_version ${organisationId}`}, 0))::text`;
  const last = await tx.intentVersion.findFirst({ orderBy: { number: 'desc' }, select: { number: true } });
  const number = (last?.number ?? 0) + 1;
  const { model, evaluation, ...facts } = version;
  await tx.intentVersion.create({
    data: {
      ...facts,
      organisationId,
      number,
      model,
      evaluation,
      authorKind: author.kind,
      authorId: author.id,
    },
  });
  await tx.intentVersion.deleteMany({ where: { active: false, number: { lte: number - keep } } });
  return number;
}

/** Puts a version to use instead of the one that is, or none at all. */
export async function useIntentVersion(tx: TenantTransaction, versionId: string | undefined): Promise<void> {
  await tx.intentVersion.updateMany({ where: { active: true }, data: { active: false } });
  if (versionId !== undefined) await tx.intentVersion.updateMany({ where: { id: versionId }, data: { active: true } });
}
