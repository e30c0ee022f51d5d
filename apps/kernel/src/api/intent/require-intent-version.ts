import { intentEvaluation, type intentVersion } from '@agent-os/core/contracts';
import { listIntentVersions, type IntentVersionRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { notFound } from '../errors/index.ts';

type IntentVersionWire = z.infer<typeof intentVersion>;

export function intentVersionWire({ trainedAt, authorName, ...row }: IntentVersionRow): IntentVersionWire {
  const evaluation = intentEvaluation.parse(row.evaluation);
  return { ...row, evaluation, trainedAt: trainedAt.getTime(), trainedBy: authorName };
}

export async function requireIntentVersion(tx: TenantTransaction, versionId: string): Promise<IntentVersionWire> {
  const row = (await listIntentVersions(tx)).find(({ id }) => id === versionId);
  if (row === undefined) throw notFound('version');
  return intentVersionWire(row);
}
