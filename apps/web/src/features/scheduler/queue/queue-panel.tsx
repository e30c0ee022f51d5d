'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { Grid } from '@/components/grid/index.ts';
import { usePeek } from '@/components/peek/index.ts';
import { Button, EmptyState, Panel, QueryState, Time } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { PoolQueue, PoolStatus } from '../scheduler-types.ts';
import { describeQueue, type QueueRow } from './prepare-queue.ts';
import { queueColumns } from './queue-columns.tsx';
import type { HeldQueue } from './use-held-queue.ts';

const rowId = ({ callId }: QueueRow) => callId;

export interface QueuePanelProps {
  readonly query: UseQueryResult<PoolQueue, { readonly message: string }>;
  readonly held: HeldQueue;
  readonly pool: PoolStatus;
}

/** Who waits, in the order of their starts, each with its reason. */
export function QueuePanel({ query, held, pool }: QueuePanelProps) {
  const { peekId, openPeek } = usePeek();
  const { shown, rows, isHeld, release, handlers } = held;
  const free = pool.slots - pool.running;
  return (
    <Panel
      title="Queue"
      note={shown && describeQueue(pool.slug, shown)}
      className="flex max-h-[70dvh] min-h-60 flex-col @4xl:max-h-none @4xl:border-r @4xl:[contain:size]"
      actions={
        isHeld && shown ? (
          <Button look="ghost" size="small" title="The order stands still while you read" onClick={release}>
            <span>
              Order of <Time at={shown.at} />, show now
            </span>
          </Button>
        ) : (
          <span className="text-12 text-ink-3">order is recomputed at each start</span>
        )
      }
    >
      <div className="flex min-h-0 flex-1 flex-col pt-1" {...handlers}>
        <QueryState query={query} what="the queue" rows={8}>
          {() => (
            <Grid
              label={`Queue of ${pool.slug}`}
              columns={queueColumns}
              rows={rows}
              rowId={rowId}
              openId={peekId}
              onOpen={({ callId }) => openPeek(callId)}
              fullHref={({ callId }) => `/calls/${callId}`}
              empty={
                <EmptyState title="Nobody waits.">
                  <p>
                    {free > 0
                      ? `${formatQuantity(free, 'slot')} of ${formatCount(pool.slots)} are free: a call starts at once.`
                      : `All ${formatQuantity(pool.slots, 'slot')} are busy: the next call waits here.`}
                  </p>
                </EmptyState>
              }
            />
          )}
        </QueryState>
      </div>
    </Panel>
  );
}
