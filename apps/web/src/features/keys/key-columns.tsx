import type { GridColumn } from '@/components/grid/index.ts';
import { AgentName, PersonName, StateBadge, Time } from '@/components/ui/index.ts';
import { formatUtc, nothing } from '@/format/index.ts';
import type { KeyState } from './key-state.ts';
import type { OrganisationKey } from './key-types.ts';

/** A key with what depends on the time. */
export interface ListedKey extends OrganisationKey {
  readonly state: KeyState;
  readonly unused: boolean;
}

const time = (at: number | null) => (at === null ? nothing : formatUtc(at));

export function KeyBadge({ state }: { readonly state: KeyState }) {
  if (state === 'active') return <StateBadge shape="ready">active</StateBadge>;
  if (state === 'expired') return <StateBadge shape="suspended">expired</StateBadge>;
  return <StateBadge shape="settled">revoked</StateBadge>;
}

/** As much of a key as is kept: how it begins, and how it ends. */
export function maskedKey({ lastFour }: Pick<OrganisationKey, 'lastFour'>): string {
  return `aos_…${lastFour}`;
}

export const keyColumns: readonly GridColumn<ListedKey>[] = [
  {
    id: 'agent',
    head: 'Digital employee',
    widthPx: 190,
    grow: true,
    sortable: true,
    canHide: false,
    cell: ({ agent }) => <AgentName slug={agent.slug} name={agent.name} />,
    text: ({ agent }) => agent.slug,
  },
  {
    id: 'name',
    head: 'Name',
    widthPx: 170,
    grow: true,
    sortable: true,
    cell: ({ name }) => name,
    text: ({ name }) => name,
  },
  {
    id: 'key',
    head: 'Key',
    widthPx: 100,
    cell: (key) => <span className="font-mono">{maskedKey(key)}</span>,
    text: maskedKey,
  },
  {
    id: 'by',
    head: 'Created by',
    widthPx: 150,
    sortable: true,
    cell: ({ createdBy }) => <PersonName name={createdBy?.name ?? null} />,
    text: ({ createdBy }) => createdBy?.name ?? nothing,
  },
  {
    id: 'created',
    head: 'Created',
    widthPx: 140,
    sortable: true,
    cell: ({ createdAt }) => <Time at={createdAt} form="date" />,
    text: ({ createdAt }) => time(createdAt),
  },
  {
    id: 'used',
    head: 'Last use',
    widthPx: 100,
    sortable: true,
    cell: ({ lastUsedAt, unused }) => (
      <span className={unused ? 'text-care' : undefined}>
        {lastUsedAt === null ? 'never' : <Time at={lastUsedAt} form="ago" />}
      </span>
    ),
    text: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : time(lastUsedAt)),
    compare: (a, b) => (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0),
  },
  {
    id: 'state',
    head: 'State',
    widthPx: 92,
    sortable: true,
    cell: ({ state }) => <KeyBadge state={state} />,
    text: ({ state }) => state,
  },
  {
    id: 'expires',
    head: 'Expires',
    widthPx: 140,
    sortable: true,
    cell: ({ expiresAt }) => (expiresAt === null ? 'never' : <Time at={expiresAt} form="date" />),
    text: ({ expiresAt }) => (expiresAt === null ? 'never' : time(expiresAt)),
    compare: (a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || 0,
  },
];
