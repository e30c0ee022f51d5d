'use client';

import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { StateGlyph, Time } from '@/components/ui/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { FairnessPanel } from './fairness/fairness-panel.tsx';
import { PolicyPanel } from './policy/policy-panel.tsx';
import { QueuePanel } from './queue/queue-panel.tsx';
import { useHeldQueue } from './queue/use-held-queue.ts';
import { useQueue } from './queue/use-queue.ts';
import type { PoolStatus } from './scheduler-types.ts';
import { SlotsPanel } from './slots/slots-panel.tsx';
import { AgentWaits } from './waits/agent-waits.tsx';
import { ClassWaitsPanel } from './waits/class-waits-panel.tsx';

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
        <div className="grid shrink-0 @3xl:grid-cols-2 @6xl:grid-cols-[minmax(0,6fr)_minmax(0,4fr)_minmax(0,4fr)]">
          <div className="min-w-0 @3xl:border-r">
            <ClassWaitsPanel pool={pool} />
            <AgentWaits pool={pool} />
          </div>
          <div className="min-w-0 @6xl:border-r">
            <FairnessPanel pool={pool} />
          </div>
          <PolicyPanel pool={pool} />
        </div>
      </div>
    </PeekLayout>
  );
}
