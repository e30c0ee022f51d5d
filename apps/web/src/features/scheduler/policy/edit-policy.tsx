'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button, Dialog, Diff, FormActions, SelectField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { PolicyDraft, PoolStatus } from '../scheduler-types.ts';
import { isOtherPolicy, readDraft } from './edit-draft.ts';
import { LimitFields } from './limit-fields.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { ReasonField } from './reason-field.tsx';
import { policyFields, policyWords } from './policy-words.ts';
import { useSetPolicy } from './use-set-policy.ts';

const asItIs = '';

export interface EditPolicyProps {
  readonly pool: PoolStatus;
  readonly onClose: () => void;
  /** Replays the past under what the form says, without setting it. */
  readonly onTry: (draft: PolicyDraft) => void;
}

/** Sets a pool's policy, beginning with the present or a ready-made one; shows what changes before it does. */
export function EditPolicy({ pool, onClose, onTry }: EditPolicyProps) {
  const trpc = useTRPC();
  const presets = useQuery({ ...trpc.scheduler.presets.queryOptions(), staleTime: Infinity });
  // The pool is polled: the form is about what was there when it was opened.
  const [seen] = useState(pool.policy);
  const [startName, setStartName] = useState(asItIs);
  const preset = presets.data?.find(({ policy }) => policy.name === startName);
  const start = preset?.policy ?? seen.policy;
  const [draft, setDraft] = useState<PolicyDraft>(seen);
  const element = useRef<HTMLFormElement>(null);
  const set = useSetPolicy(pool, onClose);
  const form = useCheckedForm({
    schema: ({ changePoolPolicyInput, setPoolPolicyInput }) =>
      isOtherPolicy(seen, draft) ? changePoolPolicyInput : setPoolPolicyInput,
    read: (data) => ({
      poolId: pool.id,
      expectedVersion: seen.version,
      reason: textOf(data, 'reason'),
      ...readDraft(data, start),
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'policy'), ...form.problems };
  const choose = (name: string) => {
    setStartName(name);
    form.forget();
    const chosen = presets.data?.find(({ policy }) => policy.name === name)?.policy ?? seen.policy;
    setDraft(({ limits }) => ({ policy: chosen, limits }));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Policy of ${pool.slug}`}
      description="Who waits stays in line and is ordered anew. What runs runs on."
    >
      <form
        ref={element}
        onSubmit={form.onSubmit}
        onChange={(event) => setDraft(readDraft(new FormData(event.currentTarget), start))}
        noValidate
        className="flex flex-col gap-3"
      >
        <SelectField
          label="Begin with"
          value={startName}
          onChange={(event) => {
            event.stopPropagation();
            choose(event.target.value);
          }}
          hint={preset?.about ?? 'As it is now.'}
          problem={presets.error?.message}
        >
          <option value={asItIs}>{`the present one, ${seen.policy.name}`}</option>
          {presets.data?.map(({ policy }) => (
            <option key={policy.name} value={policy.name}>
              {policy.name}
            </option>
          ))}
        </SelectField>
        <PolicyFields key={startName} start={start} problem={problems['policy']} />
        <LimitFields limits={seen.limits} problem={problems['limits']} />
        <div className="-mx-4 border-t border-line-1 pt-2">
          <Diff
            kind="record"
            label={`Policy of ${pool.slug} before and after`}
            before={policyWords(seen)}
            after={policyWords(draft)}
            names={policyFields}
          />
        </div>
        <ReasonField problem={problems['reason']} />
        <FormActions
          onCancel={onClose}
          pending={set.isPending}
          aside={
            <Button
              className="mr-auto"
              onClick={() => element.current && onTry(readDraft(new FormData(element.current), start))}
            >
              Try it on the past…
            </Button>
          }
        >
          Set policy
        </FormActions>
      </form>
    </Dialog>
  );
}
