import type { TenantTransaction } from '../../client/index.ts';

export interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly secretNumber: number;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const select = {
  id: true,
  name: true,
  secretNumber: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;
/** Few systems report; a list without end is a mistake. */
const listMax = 200;

/** The newest first. */
export function listValueWebhooks(tx: TenantTransaction): Promise<WebhookRow[]> {
  return tx.valueWebhook.findMany({ select, orderBy: { id: 'desc' }, take: listMax });
}

export async function findValueWebhook(tx: TenantTransaction, id: string): Promise<WebhookRow | undefined> {
  return (await tx.valueWebhook.findFirst({ where: { id }, select })) ?? undefined;
}

export function insertValueWebhook(
  tx: TenantTransaction,
  organisationId: string,
  webhook: { readonly id: string; readonly name: string; readonly at: Date },
  author: { readonly kind: string; readonly id: string },
): Promise<WebhookRow> {
  const { id, name, at } = webhook;
  return tx.valueWebhook.create({
    data: { organisationId, id, name, createdAt: at, createdByKind: author.kind, createdById: author.id },
    select,
  });
}

/** Gives it another secret, ends it, or notes that it was used. */
export async function updateValueWebhook(
  tx: TenantTransaction,
  organisationId: string,
  id: string,
  change: { readonly secretNumber?: number; readonly revokedAt?: Date; readonly lastUsedAt?: Date },
): Promise<WebhookRow> {
  return tx.valueWebhook.update({ where: { organisationId_id: { organisationId, id } }, data: change, select });
}
