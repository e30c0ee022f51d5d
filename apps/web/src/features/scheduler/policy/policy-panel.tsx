'use client';

import { useState } from 'react';
import { Button, Facts, Panel } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import { PolicyAuthor } from './policy-author.tsx';
import { policyFields, policyWords } from './policy-words.ts';

const PolicyHistory = lazyPart(async () => (await import('./policy-history.tsx')).PolicyHistory);

/** By which rules the pool orders its calls, and who said so when. */
export function PolicyPanel({ pool }: { readonly pool: PoolStatus }) {
  useWarm(PolicyHistory);
  const mayWrite = useMay('scheduler:write');
  const [showsHistory, setShowsHistory] = useState(false);
  const { policy, limits, version, setBy, setAt, reason } = pool.policy;
  const words = policyWords({ policy, limits });
  const fields = Object.entries(policyFields) as [keyof typeof policyFields, string][];
  return (
    <Panel
      title="Policy"
      note={version === 0 ? policy.name : `${policy.name} v${version}`}
      className="@3xl:col-span-2 @6xl:col-span-1"
      actions={
        version > 0 && (
          <Button look="ghost" size="small" onClick={() => setShowsHistory(true)}>
            History…
          </Button>
        )
      }
    >
      <Facts
        facts={[
          ...fields.filter(([key]) => key !== 'name').map(([key, name]) => [name, words[key]] as const),
          ['Set by', <PolicyAuthor key="author" setBy={setBy} setAt={setAt} />],
          ...(version === 0 ? [] : [['Reason', reason ?? 'none was given'] as const]),
        ]}
      />
      {!mayWrite && (
        <p className="px-4 pb-2 text-12 text-ink-3">
          Owners and admins change it. What if… is open to everybody: it changes nothing.
        </p>
      )}
      {showsHistory && <PolicyHistory pool={pool} onClose={() => setShowsHistory(false)} />}
    </Panel>
  );
}
