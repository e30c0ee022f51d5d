import { createWebhookInput, webhookSecret } from '@agent-os/core/contracts';
import { insertValueWebhook } from '@agent-os/db';
import { webhookSecretOf } from '../../value/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { webhookWire } from './webhook-wire.ts';

/** Lets an outside system report outcomes. Answers with its secret, this once. */
export const createWebhook = organisationProcedure('finance:write')
  .input(createWebhookInput)
  .output(webhookSecret)
  .mutation(({ ctx, input: { name } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId, kind, id } = caller;
    return ctx.change(async (tx) => {
      const webhookId = dependencies.random.newId('whk');
      const at = new Date(dependencies.clock.nowMs());
      const row = await insertValueWebhook(tx, organisationId, { id: webhookId, name, at }, { kind, id });
      const place = { organisationId, webhookId, secretNumber: row.secretNumber };
      return {
        result: {
          webhook: webhookWire(row, organisationId),
          secret: webhookSecretOf(place, dependencies.masterKey),
        },
        audit: { action: 'value_webhook.created', targetKind: 'value_webhook', targetId: webhookId, detail: { name } },
      };
    });
  });
