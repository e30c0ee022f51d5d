'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { FilterBar, useFilters } from '@/components/filters/index.ts';
import { ExportButton, Grid, useGridUrl } from '@/components/grid/index.ts';
import { useListedRows } from '@/components/listed-rows/index.ts';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { Button, EmptyState, Page, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreateOrganisationKey } from './create-organisation-key.tsx';
import { keyColumns, type ListedKey } from './key-columns.tsx';
import { keyFilters, readKey } from './key-filters.ts';
import { isUnused, keyState } from './key-state.ts';

const KeyPeek = lazyPart(async () => (await import('./key-peek.tsx')).KeyPeek);
const RevokeKeys = lazyPart(async () => (await import('./revoke-keys.tsx')).RevokeKeys);

const rowId = ({ id }: ListedKey) => id;
const minuteMs = 60_000;
const none: ReadonlySet<string> = new Set();

/** All keys of the organisation: whose, by whom, still in use or not. */
export function KeysPage() {
  useWarm(KeyPeek);
  useWarm(RevokeKeys);
  const trpc = useTRPC();
  const mayWrite = useMay('keys:write');
  // To the minute, so that the rows stay the same between.
  const now = Math.floor(useNow() / minuteMs) * minuteMs;
  const query = useQuery(trpc.keys.listAll.queryOptions());
  const { peekId, openPeek } = usePeek();
  const grid = useGridUrl('keys', keyColumns);
  const [selected, setSelected] = useState(none);
  const keys = useMemo(
    () =>
      (query.data ?? []).map((key): ListedKey => ({ ...key, state: keyState(key, now), unused: isUnused(key, now) })),
    [query.data, now],
  );
  const fields = useMemo(() => keyFilters(keys), [keys]);
  const { filters } = useFilters(fields);
  const rows = useListedRows(keys, { columns: keyColumns, sort: grid.sort, filters, read: readKey });
  const step = stepPeek(
    rows.map(({ id }) => id),
    { peekId, openPeek },
  );
  const open = keys.find(({ id }) => id === peekId);
  const chosen = rows.filter(({ id, state }) => selected.has(id) && state === 'active');
  return (
    <Page
      fill
      title="API keys"
      note={query.data && formatQuantity(keys.filter(({ state }) => state === 'active').length, 'active key')}
      actions={
        <>
          <ExportButton room="keys" columns={keyColumns} rows={rows} count={rows.length} />
          {mayWrite && <CreateOrganisationKey />}
        </>
      }
    >
      <PeekLayout peek={open && <KeyPeek key={open.id} item={open} onPrevious={step(-1)} onNext={step(1)} />}>
        <FilterBar label="Filter keys" fields={fields}>
          {selected.size > 0 && (
            <>
              <span className="text-12 text-ink-2">
                {formatQuantity(selected.size, 'key')} selected
                {chosen.length < selected.size && `, ${chosen.length} of them active`}
              </span>
              {chosen.length > 0 && <RevokeKeys keys={chosen} onRevoked={() => setSelected(none)} />}
              <Button size="small" look="ghost" onClick={() => setSelected(none)}>
                Select none
              </Button>
            </>
          )}
        </FilterBar>
        <QueryState query={query} what="the keys">
          {() => (
            <Grid
              label="API keys"
              columns={keyColumns}
              rows={rows}
              rowId={rowId}
              sort={grid.sort}
              onSort={grid.setSort}
              openId={peekId}
              onOpen={({ id }) => openPeek(id)}
              {...(mayWrite && { selectedIds: selected, onSelect: setSelected })}
              empty={
                <EmptyState
                  title={
                    keys.length === 0
                      ? 'No keys yet. A digital employee needs one to make calls.'
                      : 'No key meets the filter.'
                  }
                  {...(keys.length === 0 && mayWrite && { next: { href: '/connect', name: 'Connect an agent' } })}
                />
              }
            />
          )}
        </QueryState>
      </PeekLayout>
    </Page>
  );
}
