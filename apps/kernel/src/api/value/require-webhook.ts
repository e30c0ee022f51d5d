import { findValueWebhook, type TenantTransaction, type WebhookRow } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** A webhook that is not revoked; throws otherwise. */
export async function requireWebhook(tx: TenantTransaction, webhookId: string): Promise<WebhookRow> {
  const row = await findValueWebhook(tx, webhookId);
  if (row === undefined) throw notFound('webhook');
  if (row.revokedAt !== null) throw new ApiError('conflict', 'This webhook is revoked. Create another.');
  return row;
}
