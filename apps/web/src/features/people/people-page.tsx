'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, Page, Panel, QueryState, Time, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InvitePerson } from './invite-person.tsx';
import type { Person } from './people-types.ts';
import { RemovePerson, SignOutPerson } from './person-actions.tsx';

const columns: readonly Column<Person>[] = [
  { key: 'name', head: 'Name', cell: ({ name }) => <span className="font-medium text-ink-1">{name}</span> },
  { key: 'email', head: 'E-mail', cell: ({ email }) => email },
  { key: 'roles', head: 'Roles', cell: ({ roles }) => roles.join(', ') },
  { key: 'joined', head: 'Joined', cell: ({ joinedAt }) => <Time at={joinedAt} form="date" /> },
  { key: 'seen', head: 'Last seen', cell: ({ lastSeenAt }) => <Time at={lastSeenAt} form="ago" /> },
];

const withActions: readonly Column<Person>[] = [
  ...columns,
  {
    key: 'actions',
    head: <span className="sr-only">Actions</span>,
    align: 'right',
    cell: (person) => (
      <>
        <ChangeRoles person={person} />
        <SignOutPerson person={person} />
        <RemovePerson person={person} />
      </>
    ),
  },
];

/** Who belongs to the organisation and what they may do. */
export function PeoplePage() {
  const trpc = useTRPC();
  const mayWrite = useMay('people:write');
  const query = useQuery(trpc.people.list.queryOptions());
  return (
    <Page title="People" note="who governs this organisation" actions={mayWrite && <InvitePerson />}>
      <Panel title="Members" note={query.data && formatQuantity(query.data.length, 'person', 'people')}>
        <QueryState query={query} what="the members">
          {(people) => (
            <DataTable
              caption="Members"
              columns={mayWrite ? withActions : columns}
              rows={people}
              rowKey={({ membershipId }) => membershipId}
            />
          )}
        </QueryState>
      </Panel>
      <InvitationsPanel />
    </Page>
  );
}
