import { valueWebhooks } from '@agent-os/core/contracts';
import { listValueWebhooks } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { webhookWire } from './webhook-wire.ts';

/** The outside systems that may report outcomes, the newest first. */
export const listWebhooks = organisationProcedure('finance:read')
  .output(valueWebhooks)
  .query(async ({ ctx }) => ({
    webhooks: (await ctx.read((tx) => listValueWebhooks(tx))).map((row) => webhookWire(row, ctx.caller.organisationId)),
  }));
