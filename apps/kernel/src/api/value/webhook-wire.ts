import type { valueWebhooks } from '@agent-os/core/contracts';
import type { WebhookRow } from '@agent-os/db';
import type { z } from 'zod';

type Webhook = z.infer<typeof valueWebhooks>['webhooks'][number];

export function webhookWire(
  { id, name, createdAt, lastUsedAt, revokedAt }: WebhookRow,
  organisationId: string,
): Webhook {
  return {
    id,
    address: `${organisationId}.${id}`,
    name,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
    revokedAt: revokedAt?.getTime() ?? null,
  };
}
