'use client';

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

/** Puts what was tried into force, after saying what that does; says who may when the viewer may not. */
export function SwitchPolicy({ pool, candidate, seenVersion, withOtherSlots, onClose }: SwitchPolicyProps) {
  const mayWrite = useMay('scheduler:write');
  const set = useSetPolicy(pool, onClose);
  const { policy, limits } = candidate;
  return (
    <div className="px-4">
      <p className="pt-2 text-ink-2">
        {mayWrite
          ? `${formatQuantity(pool.waiting, 'call')} in line would be ordered anew; what runs runs on.`
          : 'Switching the policy needs the right scheduler:write. Owners and admins have it.'}
        {mayWrite && withOtherSlots && ` Slots stay ${pool.slots}: they are changed under Models.`}
      </p>
      <p role="alert" className="pt-1 text-stop empty:hidden">
        {set.error?.message}
      </p>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        {mayWrite && (
          <Button
            look="main"
            pending={set.isPending}
            onClick={() => set.mutate({ poolId: pool.id, expectedVersion: seenVersion, policy, limits })}
          >
            {`Switch policy to ${policy.name}`}
          </Button>
        )}
      </DialogActions>
    </div>
  );
}
