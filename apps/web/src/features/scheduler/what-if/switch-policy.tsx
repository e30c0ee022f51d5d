'use client';

import { Button, FormActions } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { isOtherPolicy } from '../policy/edit-draft.ts';
import { ReasonField } from '../policy/reason-field.tsx';
import { useSetPolicy } from '../policy/use-set-policy.ts';
import type { PoolPolicy, PoolStatus } from '../scheduler-types.ts';
import type { Candidate } from './candidates.ts';

export interface SwitchPolicyProps {
  readonly pool: PoolStatus;
  readonly candidate: Candidate;
  /** What was compared with. */
  readonly seen: PoolPolicy;
  /** The replay had other slots than the pool has. */
  readonly withOtherSlots: boolean;
  readonly onClose: () => void;
}

/** Puts what was tried into force, after saying what that does; says who may when the viewer may not. */
export function SwitchPolicy(props: SwitchPolicyProps) {
  const mayWrite = useMay('scheduler:write');
  if (mayWrite) return <SwitchForm {...props} />;
  return (
    <div className="px-4">
      <p className="pt-2 text-ink-2">
        Switching the policy needs the right scheduler:write. Owners and admins have it.
      </p>
      <div className="mt-4 flex justify-end">
        <Button onClick={props.onClose}>Close</Button>
      </div>
    </div>
  );
}

function SwitchForm({ pool, candidate, seen, withOtherSlots, onClose }: SwitchPolicyProps) {
  const set = useSetPolicy(pool, onClose);
  const { policy, limits } = candidate;
  const form = useCheckedForm({
    schema: ({ changePoolPolicyInput, setPoolPolicyInput }) =>
      isOtherPolicy(seen, candidate) ? changePoolPolicyInput : setPoolPolicyInput,
    read: (data) => ({
      poolId: pool.id,
      expectedVersion: seen.version,
      reason: textOf(data, 'reason'),
      policy,
      limits,
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'reason'), ...form.problems };
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-2 px-4 pt-2">
      <p className="text-ink-2">
        {`${formatQuantity(pool.waiting, 'call')} in line would be ordered anew; what runs runs on.`}
        {withOtherSlots && ` Slots stay ${pool.slots}: they are changed under Models.`}
      </p>
      <ReasonField problem={problems['reason']} />
      <FormActions onCancel={onClose} pending={set.isPending}>
        {`Switch policy to ${policy.name}`}
      </FormActions>
    </form>
  );
}
