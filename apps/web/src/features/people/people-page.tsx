'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FilterBar, useFilters } from '@/components/filters/index.ts';
import { ExportButton, Grid, useGridUrl } from '@/components/grid/index.ts';
import { useListedRows } from '@/components/listed-rows/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InvitePerson } from './invite-person.tsx';
import { peopleFilters, readPerson } from './people-filters.ts';
import { PeopleTabs } from './people-tabs.tsx';
import type { PeopleViewer, Person } from './people-types.ts';
import { personColumns } from './person-columns.tsx';

const PersonPeek = lazyPart(async () => (await import('./person-peek.tsx')).PersonPeek);

const rowId = ({ membershipId }: Person) => membershipId;

/** Who belongs to the organisation and what they may do. */
export function PeoplePage({ viewer }: { readonly viewer: PeopleViewer }) {
  useWarm(PersonPeek);
  const trpc = useTRPC();
  const mayWrite = useMay('people:write');
  const query = useQuery(trpc.people.list.queryOptions());
  const { peekId, openPeek } = usePeek();
  const { filters } = useFilters(peopleFilters);
  const grid = useGridUrl('people', personColumns);
  const people = useMemo(() => query.data ?? [], [query.data]);
  const rows = useListedRows(people, { columns: personColumns, sort: grid.sort, filters, read: readPerson });
  const step = stepPeek(rows.map(rowId), { peekId, openPeek });
  const person = people.find((row) => rowId(row) === peekId);
  return (
    <Page
      fill
      title="People"
      note={query.data && `${formatQuantity(people.length, 'person', 'people')} who govern this organisation`}
      actions={
        <>
          <ExportButton room="people" columns={personColumns} rows={rows} count={rows.length} />
          {mayWrite && <InvitePerson withOwner={viewer.isOwner} />}
        </>
      }
    >
      <PeopleTabs current="members" />
      <PeekLayout
        peek={
          person && (
            <PersonPeek
              key={person.membershipId}
              person={person}
              people={people}
              viewer={viewer}
              onPrevious={step(-1)}
              onNext={step(1)}
            />
          )
        }
      >
        <InvitationsPanel />
        <FilterBar label="Filter people" fields={peopleFilters} />
        <QueryState query={query} what="the members">
          {() => (
            <Grid
              label="Members"
              columns={personColumns}
              rows={rows}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              openId={peekId}
              onOpen={(row) => openPeek(rowId(row))}
              empty={<EmptyState title="Nobody meets the filter. Clear it to see everybody." />}
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
