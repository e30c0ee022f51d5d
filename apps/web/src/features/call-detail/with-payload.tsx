'use client';

import type { ReactNode } from 'react';
import { EmptyState, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import type { CallDetail, CallPayload } from './call-types.ts';
import { usePayload } from './use-payload.ts';

/** Why there is nothing to read, and what changes it. */
function describeNone({ state, retentionDays }: CallPayload): readonly [title: string, next: string] {
  const days = formatQuantity(retentionDays, 'day');
  switch (state) {
    case 'running':
      return ['The call is not over.', 'Its messages are kept when it ends.'];
    case 'off':
      return ['Messages are not kept.', 'This organisation keeps none. An owner can change that in settings.'];
    case 'expired':
      return ['Messages are no longer kept.', `This organisation keeps them for ${days}; the call is older.`];
    case 'missing':
    case 'kept':
      return [
        'Messages were not kept.',
        'The kernel stopped before they were saved, or had more calls than it could save. The call itself is complete.',
      ];
  }
}

/** Reads the messages of a call, if the viewer may; says why when there are none. */
export function WithPayload({
  call,
  children,
}: {
  readonly call: CallDetail;
  readonly children: (payload: CallPayload) => ReactNode;
}) {
  const mayRead = useMay('payloads:read');
  if (!mayRead) {
    return (
      <EmptyState title="Your roles do not include reading messages.">
        <p className="mt-1">It needs payloads:read, which owners, admins, operators and auditors have.</p>
      </EmptyState>
    );
  }
  if (call.finishedAt === null) {
    return (
      <EmptyState title="The call is not over.">
        <p className="mt-1">Its messages are shown here when it ends.</p>
      </EmptyState>
    );
  }
  return <ReadPayload call={call}>{children}</ReadPayload>;
}

function ReadPayload({
  call,
  children,
}: {
  readonly call: CallDetail;
  readonly children: (payload: CallPayload) => ReactNode;
}) {
  const query = usePayload(call.id, call.finishedAt);
  return (
    <QueryState query={query} what="the messages" rows={6}>
      {(payload) => {
        if (payload.state === 'kept') return children(payload);
        const [title, next] = describeNone(payload);
        return (
          <EmptyState title={title}>
            <p className="mt-1">{next}</p>
          </EmptyState>
        );
      }}
    </QueryState>
  );
}
