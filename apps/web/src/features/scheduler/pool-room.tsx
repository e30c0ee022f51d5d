'use client';

import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { StateGlyph, Time } from '@/components/ui/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { QueuePanel } from './queue/queue-panel.tsx';
import { useHeldQueue } from './queue/use-held-queue.ts';
import { useQueue } from './queue/use-queue.ts';
import type { PoolStatus } from './scheduler-types.ts';
import { SlotsPanel } from './slots/slots-panel.tsx';

// Below the queue and the slots, as the server drew it until then.
const PoolFigures = lazyPart(
  async () => (await import('./pool-figures.tsx')).PoolFigures,
  <div className="min-h-80 shrink-0" />,
);
const QueuedCallPeek = lazyPart(async () => (await import('./queue/queued-call-peek.tsx')).QueuedCallPeek);

function HeldByProvider({ until }: { readonly until: number }) {
  return (
    <p className="flex shrink-0 items-center gap-2 border-b border-care-line bg-care-soft px-4 py-1.5 text-ink-1">
      <StateGlyph shape="degraded" />
      <span>
        <strong className="font-semibold">
          The provider takes no calls before <Time at={until} />.
        </strong>{' '}
        It limited the rate; who waits keeps their place.
      </span>
    </p>
  );
}

/** One pool: who waits and why there, what the slots do, how long work waits, by which policy. */
export function PoolRoom({ pool }: { readonly pool: PoolStatus }) {
  useWarm(QueuedCallPeek);
  const { peekId, openPeek } = usePeek();
  const query = useQueue(pool.id);
  const held = useHeldQueue(query.data, pool);
  const step = stepPeek(
    held.rows.map(({ callId }) => callId),
    { peekId, openPeek },
  );
  const peek = peekId !== undefined && query.data !== undefined && (
    <QueuedCallPeek
      key={peekId}
      callId={peekId}
      row={held.rows.find(({ callId }) => callId === peekId)}
      pool={pool}
      onPrevious={step(-1)}
      onNext={step(1)}
    />
  );
  return (
    <PeekLayout peek={peek}>
      {pool.pausedUntil !== null && <HeldByProvider until={pool.pausedUntil} />}
      <div className="@container flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="grid shrink-0 @4xl:flex-[1_0_auto] @4xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
          <QueuePanel query={query} held={held} pool={pool} />
          <SlotsPanel pool={pool} />
        </div>
        <PoolFigures pool={pool} />
      </div>
    </PeekLayout>
  );
}
