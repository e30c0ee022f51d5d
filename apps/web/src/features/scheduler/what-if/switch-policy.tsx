'use client';

import { useState } from 'react';
import { Button, DialogActions } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useSetPolicy } from '../policy/use-set-policy.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import type { Candidate } from './candidates.ts';

export interface SwitchPolicyProps {
  readonly pool: PoolStatus;
  readonly candidate: Candidate;
  /** Of the policy that was compared with. */
  readonly seenVersion: number;
  /** The replay had other slots than the pool has. */
  readonly withOtherSlots: boolean;
  readonly onClose: () => void;
}

/** Puts what was tried into force, in two presses; says who may when the viewer may not. */
export function SwitchPolicy({ pool, candidate, seenVersion, withOtherSlots, onClose }: SwitchPolicyProps) {
  const mayWrite = useMay('scheduler:write');
  const [sure, setSure] = useState(false);
  const set = useSetPolicy(pool, onClose);
  const { policy, limits } = candidate;
  return (
    <div className="px-4">
      <p className="pt-2 text-ink-2">
        {mayWrite
          ? [
              sure ? `${formatQuantity(pool.waiting, 'call')} in line will be ordered anew; what runs runs on.` : '',
              withOtherSlots ? `Slots stay ${pool.slots}: they are changed under Models.` : '',
            ].join(' ')
          : 'Switching the policy needs the right scheduler:write. Owners and admins have it.'}
      </p>
      <p role="alert" className="pt-1 text-stop empty:hidden">
        {set.error?.message}
      </p>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        {mayWrite && !sure && (
          <Button look="outline" onClick={() => setSure(true)}>
            Switch policy…
          </Button>
        )}
        {mayWrite && sure && (
          <Button
            look="main"
            autoFocus
            pending={set.isPending}
            onClick={() => set.mutate({ poolId: pool.id, expectedVersion: seenVersion, policy, limits })}
          >
            {`Switch to ${candidate.policy.name}`}
          </Button>
        )}
      </DialogActions>
    </div>
  );
}
