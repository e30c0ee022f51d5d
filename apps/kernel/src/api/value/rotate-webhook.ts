import { webhookInput, webhookSecret } from '@agent-os/core/contracts';
import { updateValueWebhook } from '@agent-os/db';
import { webhookSecretOf } from '../../value/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireWebhook } from './require-webhook.ts';
import { webhookWire } from './webhook-wire.ts';

/** Gives a webhook another secret; the old one opens nothing from then on. */
export const rotateWebhook = organisationProcedure('finance:write')
  .input(webhookInput)
  .output(webhookSecret)
  .mutation(({ ctx, input: { webhookId } }) => {
    const { organisationId } = ctx.caller;
    return ctx.change(async (tx) => {
      const before = await requireWebhook(tx, webhookId);
      const secretNumber = before.secretNumber + 1;
      const row = await updateValueWebhook(tx, organisationId, webhookId, { secretNumber });
      const place = { organisationId, webhookId, secretNumber };
      return {
        result: {
          webhook: webhookWire(row, organisationId),
          secret: webhookSecretOf(place, ctx.dependencies.masterKey),
        },
        audit: {
          action: 'value_webhook.rotated',
          targetKind: 'value_webhook',
          targetId: webhookId,
          detail: { name: row.name, secretNumber },
        },
      };
    });
  });
