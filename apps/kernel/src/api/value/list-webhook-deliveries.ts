import { webhookDeliveries, webhookInput } from '@agent-os/core/contracts';
import { findValueWebhook, listAuditEvents } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const listed = 20;

/** What a webhook delivered lately: the trail has an event for each message that recorded something. */
export const listWebhookDeliveries = organisationProcedure('finance:read')
  .input(webhookInput)
  .output(webhookDeliveries)
  .query(({ ctx, input: { webhookId } }) =>
    ctx.read(async (tx) => {
      if ((await findValueWebhook(tx, webhookId)) === undefined) throw notFound('webhook');
      const events = await listAuditEvents(tx, { targetId: webhookId, action: 'outcomes.received', limit: listed });
      return {
        deliveries: events.map(({ id, at, detail }) => ({
          id: id.toString(),
          at: at.getTime(),
          key: textOf(detail['key']),
          recorded: numberOf(detail['recorded']),
          sent: numberOf(detail['sent']),
        })),
      };
    }),
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
