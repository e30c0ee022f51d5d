'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DataTable, Panel, Time, useToasts, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Invitation } from './people-types.ts';

const columns: readonly Column<Invitation>[] = [
  {
    key: 'email',
    head: 'E-mail',
    cell: ({ email }) => (
      <span title={email} className="inline-block max-w-80 truncate align-bottom text-ink-1">
        {email}
      </span>
    ),
  },
  { key: 'roles', head: 'Roles', cell: ({ roles }) => roles.join(', ') },
  { key: 'created', head: 'Invited', cell: ({ createdAt }) => <Time at={createdAt} form="date" /> },
  { key: 'expires', head: 'Counts until', cell: ({ expiresAt }) => <Time at={expiresAt} form="date" /> },
];

function RevokeInvitation({ invitation }: { readonly invitation: Invitation }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell, tellProblem } = useToasts();
  const revoke = useMutation(
    trpc.people.revokeInvitation.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.people.pathFilter());
        tell(`The link for ${invitation.email} no longer counts.`);
      },
      onError: ({ message }) => tellProblem(message),
    }),
  );
  return (
    <Button
      size="small"
      look="ghost"
      aria-label={`Withdraw the invitation for ${invitation.email}`}
      pending={revoke.isPending}
      onClick={() => revoke.mutate({ invitationId: invitation.id })}
    >
      Withdraw
    </Button>
  );
}

const withAction: readonly Column<Invitation>[] = [
  ...columns,
  {
    key: 'action',
    head: <span className="sr-only">Action</span>,
    align: 'right',
    cell: (invitation) => <RevokeInvitation invitation={invitation} />,
  },
];

/** Invitations that nobody has taken up yet; takes no room when there are none. */
export function InvitationsPanel() {
  const trpc = useTRPC();
  const mayWrite = useMay('people:write');
  const { data: invitations = [] } = useQuery(trpc.people.invitations.queryOptions());
  if (invitations.length === 0) return null;
  return (
    <Panel
      title="Open invitations"
      note={formatQuantity(invitations.length, 'person', 'people')}
      className="max-h-[40%] shrink-0 overflow-y-auto"
    >
      <DataTable
        caption="Open invitations"
        columns={mayWrite ? withAction : columns}
        rows={invitations}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}
