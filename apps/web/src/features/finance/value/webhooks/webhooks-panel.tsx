'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CopyButton,
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  StateBadge,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { NewWebhookSecret, ValueWebhook } from '../value-types.ts';
import { ChangeWebhook } from './change-webhook.tsx';
import { CreateWebhook } from './create-webhook.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

type Shown =
  | { readonly layer: 'create' }
  | { readonly layer: 'secret'; readonly made: NewWebhookSecret }
  | { readonly layer: 'rotate' | 'revoke' | 'deliveries'; readonly webhook: ValueWebhook };

function columnsOf(show: (shown: Shown) => void, mayWrite: boolean): readonly Column<ValueWebhook>[] {
  return [
    {
      key: 'name',
      head: 'System',
      className: 'text-ink-1',
      cell: ({ name }) => (
        <span className="inline-block max-w-56 truncate align-bottom" title={name}>
          {name}
        </span>
      ),
    },
    {
      key: 'state',
      head: 'State',
      cell: ({ revokedAt }) =>
        revokedAt === null ? (
          <StateBadge shape="ready">active</StateBadge>
        ) : (
          <StateBadge shape="waiting">revoked</StateBadge>
        ),
    },
    {
      key: 'address',
      head: 'X-Agent-Webhook',
      cell: ({ address }) => (
        <span className="inline-flex items-center gap-1">
          <span className="inline-block max-w-64 truncate align-bottom font-mono text-12" title={address}>
            {address}
          </span>
          <CopyButton text={address} what="address" />
        </span>
      ),
    },
    { key: 'created', head: 'Created', cell: ({ createdAt }) => <Time at={createdAt} form="date" /> },
    {
      key: 'used',
      head: 'Last message',
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? nothing : <Time at={lastUsedAt} form="date" />),
    },
    {
      key: 'do',
      head: <span className="sr-only">Change</span>,
      align: 'right',
      cell: (webhook) => {
        const button = (layer: 'rotate' | 'revoke' | 'deliveries', text: string) => (
          <Button
            look={layer === 'deliveries' ? 'ghost' : 'outline'}
            size="small"
            onClick={() => show({ layer, webhook })}
          >
            {text}
            <span className="sr-only"> of {webhook.name}</span>
          </Button>
        );
        return (
          <span className="inline-flex gap-1 print:hidden">
            {button('deliveries', 'Deliveries')}
            {mayWrite && webhook.revokedAt === null && button('rotate', 'Secret…')}
            {mayWrite && webhook.revokedAt === null && button('revoke', 'Revoke…')}
          </span>
        );
      },
    },
  ];
}

/** The outside systems that report outcomes. */
export function WebhooksPanel() {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const query = useQuery(trpc.value.webhooks.queryOptions());
  const [shown, setShown] = useState<Shown>();
  const close = () => setShown(undefined);
  const onMade = (made: NewWebhookSecret) => setShown({ layer: 'secret', made });
  useActions(
    mayWrite
      ? [{ id: 'value.webhook', name: 'New webhook for outcomes…', run: () => setShown({ layer: 'create' }) }]
      : [],
  );
  return (
    <Panel
      title="Webhooks"
      note="systems that report outcomes by signed messages"
      actions={
        mayWrite && (
          <Button size="small" className="print:hidden" onClick={() => setShown({ layer: 'create' })}>
            New webhook…
          </Button>
        )
      }
    >
      <QueryState query={query} what="the webhooks" rows={2}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <EmptyState title="No webhook yet.">
              <p>
                A service desk or a test run can say what became of a task by <code>POST /v1/webhooks/outcomes</code>.
              </p>
            </EmptyState>
          ) : (
            <DataTable
              caption="Webhooks"
              columns={columnsOf(setShown, mayWrite)}
              rows={webhooks}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
      {shown?.layer === 'create' && <CreateWebhook onMade={onMade} onClose={close} />}
      {shown?.layer === 'secret' && <WebhookSecret made={shown.made} onClose={close} />}
      {(shown?.layer === 'rotate' || shown?.layer === 'revoke') && (
        <ChangeWebhook webhook={shown.webhook} change={shown.layer} onMade={onMade} onClose={close} />
      )}
      {shown?.layer === 'deliveries' && <WebhookDeliveries webhook={shown.webhook} onClose={close} />}
    </Panel>
  );
}
