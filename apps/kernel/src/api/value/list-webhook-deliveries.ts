import { webhookDeliveries, webhookInput } from '@agent-os/core/contracts';
import { findOutcomeReferences, findValueWebhook, listAuditEvents } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const listed = 20;
const tasksMost = 50;

/** What a webhook delivered lately: the trail has an event for each message that recorded something. */
export const listWebhookDeliveries = organisationProcedure('finance:read')
  .input(webhookInput)
  .output(webhookDeliveries)
  .query(({ ctx, input: { webhookId } }) =>
    ctx.read(async (tx) => {
      if ((await findValueWebhook(tx, webhookId)) === undefined) throw notFound('webhook');
      const events = await listAuditEvents(tx, { targetId: webhookId, action: 'outcomes.received', limit: listed });
      const messages = events.map(({ id, at, detail }) => {
        const [key, sent] = [textOf(detail['key']), numberOf(detail['sent'])];
        const references = Array.from({ length: Math.min(sent, tasksMost) }, (_, index) => `${key}/${index}`);
        return { id, at, key, sent, recorded: numberOf(detail['recorded']), references };
      });
      const tasks = await findOutcomeReferences(
        tx,
        { kind: 'webhook', id: webhookId },
        messages.flatMap(({ references }) => references),
      );
      const titles = await tx.task.findMany({
        where: { id: { in: [...new Set(tasks.values())] } },
        select: { id: true, title: true },
      });
      const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
      return {
        deliveries: messages.map(({ id, at, references, ...message }) => ({
          ...message,
          id: id.toString(),
          at: at.getTime(),
          tasks: [...new Set(references.flatMap((reference) => tasks.get(reference) ?? []))].map((taskId) => ({
            id: taskId,
            title: titleOf.get(taskId) ?? taskId,
          })),
        })),
      };
    }),
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
