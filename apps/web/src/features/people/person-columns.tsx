import type { GridColumn } from '@/components/grid/index.ts';
import { PersonName, Time } from '@/components/ui/index.ts';
import { formatUtc, nothing } from '@/format/index.ts';
import type { Person } from './people-types.ts';

export const personColumns: readonly GridColumn<Person>[] = [
  {
    id: 'name',
    head: 'Name',
    widthPx: 220,
    grow: true,
    sortable: true,
    canHide: false,
    cell: ({ name, email }) => (
      <span className="font-medium">
        <PersonName name={name} email={email} />
      </span>
    ),
    text: ({ name }) => name,
  },
  {
    id: 'email',
    head: 'E-mail',
    widthPx: 240,
    grow: true,
    sortable: true,
    cell: ({ email }) => email,
    text: ({ email }) => email,
  },
  {
    id: 'roles',
    head: 'Roles',
    widthPx: 180,
    sortable: true,
    cell: ({ roles }) => roles.join(', '),
    text: ({ roles }) => roles.join(', '),
  },
  {
    id: 'joined',
    head: 'Joined',
    widthPx: 140,
    sortable: true,
    cell: ({ joinedAt }) => <Time at={joinedAt} form="date" />,
    text: ({ joinedAt }) => formatUtc(joinedAt),
  },
  {
    id: 'seen',
    head: 'Last seen',
    widthPx: 110,
    sortable: true,
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} form="ago" />,
    text: ({ lastSeenAt }) => (lastSeenAt === null ? nothing : formatUtc(lastSeenAt)),
    compare: (a, b) => (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0),
  },
];
