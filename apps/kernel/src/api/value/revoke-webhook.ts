import { done, webhookInput } from '@agent-os/core/contracts';
import { updateValueWebhook } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireWebhook } from './require-webhook.ts';

/** Ends a webhook for good; what it reported stays. */
export const revokeWebhook = organisationProcedure('finance:write')
  .input(webhookInput)
  .output(done)
  .mutation(({ ctx, input: { webhookId } }) =>
    ctx.change(async (tx) => {
      const { name } = await requireWebhook(tx, webhookId);
      const revokedAt = new Date(ctx.dependencies.clock.nowMs());
      await updateValueWebhook(tx, ctx.caller.organisationId, webhookId, { revokedAt });
      const target = { targetKind: 'value_webhook', targetId: webhookId };
      return {
        result: { done: true } as const,
        audit: { action: 'value_webhook.revoked', ...target, detail: { name } },
      };
    }),
  );
