'use client';

import { useMemo } from 'react';
import { Grid } from '@/components/grid/index.ts';
import { Button, EmptyState, ErrorState, KeyHint, Panel } from '@/components/ui/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import type { MarketPool } from '../market-types.ts';
import { HistoryChart } from './history-chart.tsx';
import { historyColumns } from './history-columns.tsx';
import { historyNote, prepareHistory, type HistoryRow } from './prepare-history.ts';
import { useMarketHistory } from './use-market-history.ts';

const rowId = ({ round }: HistoryRow) => String(round);

export interface HistoryPanelProps {
  readonly pool: MarketPool['pool'];
  /** The round that the room shows; null for the last. */
  readonly round: number | null;
  readonly onChoose: (round: number) => void;
  readonly onClose: () => void;
}

/** The kept rounds of a pool, drawn and listed; the one that is walked to is shown in the room. It stands still while a past round is. */
export function HistoryPanel({ pool, round, onChoose, onClose }: HistoryPanelProps) {
  const zone = useViewerZone();
  const query = useMarketHistory(pool.id, round !== null);
  const rounds = useMemo(() => query.data?.pages.flatMap((page) => page.rounds) ?? [], [query.data]);
  const history = useMemo(() => prepareHistory(rounds, zone), [rounds, zone]);
  const { rows } = history;
  const at = rows.findIndex((row) => row.round === round);
  const failed = query.isError && query.data === undefined;
  return (
    <Panel
      title="Rounds"
      note={`${pool.slug}, ${historyNote(history)}`}
      actions={
        <Button look="ghost" size="small" onClick={onClose}>
          Close <KeyHint>r</KeyHint>
        </Button>
      }
    >
      {failed ? (
        <ErrorState what="the rounds" problem={query.error.message} retry={() => void query.refetch()} />
      ) : (
        <>
          {rows.length > 1 && (
            <HistoryChart
              slug={pool.slug}
              history={history}
              chosen={at === -1 ? undefined : rows.length - 1 - at}
              onChoose={(place) => {
                const chosen = rows[rows.length - 1 - place];
                if (chosen) onChoose(chosen.round);
              }}
            />
          )}
          <div className="flex h-60 flex-col border-t border-line-1">
            <Grid
              label={`Rounds of ${pool.slug}`}
              columns={historyColumns}
              rows={rows}
              rowId={rowId}
              openId={round === null ? undefined : String(round)}
              onOpen={(row) => onChoose(row.round)}
              loading={query.isPending || query.isFetchingNextPage}
              onEndReached={() => {
                if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
              }}
              empty={<EmptyState title={`${pool.slug} has taken part in no round that is kept.`} />}
            />
          </div>
        </>
      )}
    </Panel>
  );
}
