'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { DataTable, Dialog, EmptyState, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import type { ValueWebhook } from '../value-types.ts';

type Delivery = RouterOutputs['value']['webhookDeliveries']['deliveries'][number];

const columns: readonly Column<Delivery>[] = [
  { key: 'at', head: 'At', cell: ({ at }) => <Time at={at} form="date" /> },
  {
    key: 'key',
    head: 'Message',
    className: 'max-w-40 truncate font-mono',
    cell: ({ key }) => <span title={key}>{key}</span>,
  },
  {
    key: 'tasks',
    head: 'Tasks',
    className: 'w-full max-w-0 py-1',
    cell: ({ tasks }) => (
      <ul>
        {tasks.map(({ id, title }) => (
          <li key={id} className="truncate">
            <Link href={`/tasks?peek=${id}` as Route} title={title} className="text-you hover:underline">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    ),
  },
  { key: 'recorded', head: 'Recorded', align: 'right', cell: ({ recorded, sent }) => `${recorded} of ${sent}` },
];

export interface WebhookDeliveriesProps {
  readonly webhook: ValueWebhook;
  readonly onClose: () => void;
}

/** What a webhook delivered lately. */
export function WebhookDeliveries({ webhook: { id, name }, onClose }: WebhookDeliveriesProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.value.webhookDeliveries.queryOptions({ webhookId: id }));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Deliveries of ${name}`}
      description="The last twenty messages that recorded an outcome. A message that recorded none was told why in its answer."
    >
      <QueryState query={query} what="the deliveries" rows={4}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <EmptyState title="Nothing was delivered yet." />
          ) : (
            <DataTable
              beside
              caption={`Deliveries of ${name}`}
              columns={columns}
              rows={deliveries}
              rowKey={(delivery) => delivery.id}
            />
          )
        }
      </QueryState>
    </Dialog>
  );
}
