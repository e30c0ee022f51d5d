'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Button, buttonClass, EmptyState, KeyHint, Page, QueryState } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { policyName } from './queue/prepare-queue.ts';
import { choosePool } from './pool-address.ts';
import { PoolRoom } from './pool-room.tsx';
import { PoolTabs } from './pool-tabs.tsx';
import type { PolicyDraft, PoolStatus } from './scheduler-types.ts';
import { usePoolChoice } from './use-pool-choice.ts';
import { usePools } from './use-pools.ts';

const EditPolicy = lazyPart(async () => (await import('./policy/edit-policy.tsx')).EditPolicy);
const TryPolicy = lazyPart(async () => (await import('./what-if/try-policy.tsx')).TryPolicy);

type Layer = { readonly kind: 'edit' } | { readonly kind: 'try'; readonly draft: PolicyDraft | undefined };

/** Names of the pools whose every model is simulated. */
function useSimulatedPools(): ReadonlySet<string> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.models.list.queryOptions());
  return useMemo(() => {
    const real = new Set(data?.filter(({ provider }) => !provider.simulated).map(({ pool }) => pool.id));
    return new Set(data?.flatMap(({ pool }) => (real.has(pool.id) ? [] : [pool.id])));
  }, [data]);
}

/** Who runs next in each pool, and why; how long people's work waits, against what the policy promises. */
export function SchedulerPage() {
  useWarm(EditPolicy);
  useWarm(TryPolicy);
  const query = usePools();
  const simulated = useSimulatedPools();
  const { slug, choose } = usePoolChoice();
  const mayWrite = useMay('scheduler:write');
  const [layer, setLayer] = useState<Layer>();
  const pools = query.data ?? [];
  // Chosen once: the room must not turn to another pool because a line there grew.
  const [openedWith, setOpenedWith] = useState<string>();
  const pool = choosePool(pools, slug ?? openedWith ?? null);
  if (pool && openedWith === undefined) setOpenedWith(pool.slug);
  const step = (offset: 1 | -1) => {
    const next = pools[pools.findIndex(({ id }) => id === pool?.id) + offset];
    if (next) choose(next.slug);
  };
  const edit = () => setLayer({ kind: 'edit' });
  const tryOther = (draft?: PolicyDraft) => setLayer({ kind: 'try', draft });
  const close = () => setLayer(undefined);
  useKeys(
    pool === undefined
      ? {}
      : {
          '[': { does: 'pool before', run: () => step(-1) },
          ']': { does: 'next pool', run: () => step(1) },
          t: { does: 'what if', run: () => tryOther() },
        },
  );
  useActions(pool === undefined ? [] : actionsOf(pool, mayWrite, edit, tryOther));
  return (
    <Page
      fill
      title="Scheduler"
      note="who runs next, and why"
      actions={
        pool && (
          <>
            <span className="text-12 text-ink-2">{policyName(pool.policy)}</span>
            <Link href="/scheduler/intent" className={buttonClass()}>
              Intent of calls
            </Link>
            <Link href="/scheduler/tools" className={buttonClass()}>
              Tools
            </Link>
            {mayWrite && <Button onClick={edit}>Edit policy…</Button>}
            <Button onClick={() => tryOther()}>
              What if… <KeyHint>t</KeyHint>
            </Button>
          </>
        )
      }
    >
      <QueryState query={query} what="the pools" rows={12}>
        {() =>
          pool === undefined ? (
            <EmptyState
              title="No model pools yet: a model brings its own."
              next={{ href: '/models', name: 'Add a model under Models' }}
            />
          ) : (
            <PoolTabs pools={pools} current={pool} simulated={simulated} onChoose={choose}>
              <PoolRoom key={pool.id} pool={pool} />
            </PoolTabs>
          )
        }
      </QueryState>
      {pool && layer?.kind === 'edit' && <EditPolicy key={pool.id} pool={pool} onClose={close} onTry={tryOther} />}
      {pool && layer?.kind === 'try' && <TryPolicy key={pool.id} pool={pool} draft={layer.draft} onClose={close} />}
    </Page>
  );
}

function actionsOf(pool: PoolStatus, mayWrite: boolean, edit: () => void, tryOther: () => void) {
  return [
    {
      id: 'scheduler.try',
      name: 'What if another policy ran…',
      note: `replays recorded calls of ${pool.slug}; changes nothing`,
      run: () => tryOther(),
    },
    ...(mayWrite
      ? [{ id: 'scheduler.edit', name: 'Edit policy…', note: `${pool.slug}, ${policyName(pool.policy)}`, run: edit }]
      : []),
  ];
}
