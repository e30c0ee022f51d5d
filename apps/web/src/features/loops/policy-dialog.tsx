'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CountField,
  Dialog,
  FormActions,
  MoneyField,
  SelectField,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { actionNames, usd } from './describe-loop.ts';
import type { LoopAction, LoopPolicyInForce } from './loop-types.ts';

const nanoPerUsd = 1e9;
const actions = Object.entries(actionNames) as readonly (readonly [LoopAction, string])[];

function readPolicy(data: FormData) {
  const count = (name: string) => Number(textOf(data, name) || Number.NaN);
  return {
    repeat: { action: textOf(data, 'repeatAction'), limit: count('repeatLimit') },
    cycle: { action: textOf(data, 'cycleAction'), limit: count('cycleLimit'), selfLimit: count('selfLimit') },
    velocity: {
      action: textOf(data, 'velocityAction'),
      factor: count('factor'),
      floorNanoUsd: Math.round(count('floor') * nanoPerUsd),
    },
  };
}

function ActionField({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: LoopAction;
}) {
  return (
    <SelectField label={label} name={name} defaultValue={value}>
      {actions.map(([action, words]) => (
        <option key={action} value={action}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}

export interface PolicyDialogProps {
  /** Undefined: the organisation's default. */
  readonly agentId: string | undefined;
  readonly inForce: LoopPolicyInForce;
}

/** A new version of a scope's policy, from the next call on. */
export function PolicyDialog({ agentId, inForce }: PolicyDialogProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const done = {
    onSuccess: async () => {
      await client.invalidateQueries(trpc.loops.pathFilter());
      setOpen(false);
      tell('The policy on loops is changed, from the next call on.');
    },
  };
  const setDefault = useMutation(trpc.loops.setPolicy.mutationOptions(done));
  const setOwn = useMutation(trpc.loops.setAgentPolicy.mutationOptions(done));
  const { policy, version } = inForce;
  const form = useCheckedForm({
    schema: ({ setLoopPolicyInput }) => setLoopPolicyInput,
    read: (data) => ({
      policy: textOf(data, 'follow') === 'above' ? null : readPolicy(data),
      expectedVersion: version,
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => (agentId === undefined ? setDefault.mutate(input) : setOwn.mutate({ agentId, ...input })),
  });
  const error = setDefault.error ?? setOwn.error;
  const problems = { ...kernelProblems(error, 'reason'), ...form.problems };
  return (
    <>
      <Button size="small" look="ghost" onClick={() => setOpen(true)}>
        Change…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="What is done about loops">
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <SelectField label="Policy" name="follow" defaultValue="own">
            <option value="own">{agentId === undefined ? 'As below' : 'This agent’s own, as below'}</option>
            <option value="above">{agentId === undefined ? 'As built in' : 'The organisation’s'}</option>
          </SelectField>
          <div className="grid grid-cols-[minmax(0,1fr)_96px] gap-3">
            <ActionField label="Same request again" name="repeatAction" value={policy.repeat.action} />
            <CountField label="Repeats" name="repeatLimit" defaultValue={String(policy.repeat.limit)} />
            <ActionField label="Cycle" name="cycleAction" value={policy.cycle.action} />
            <CountField label="Steps" name="cycleLimit" defaultValue={String(policy.cycle.limit)} />
            <p className="self-end pb-1 text-12 text-ink-3">Steps of an agent that talks to itself or to its tools</p>
            <CountField label="Alone" name="selfLimit" defaultValue={String(policy.cycle.selfLimit)} />
            <ActionField label="Cost a minute" name="velocityAction" value={policy.velocity.action} />
            <CountField label="Times usual" name="factor" defaultValue={String(policy.velocity.factor)} />
            <p className="self-end pb-1 text-12 text-ink-3">A minute that costs less is never too fast</p>
            <MoneyField label="Floor" name="floor" defaultValue={usd(policy.velocity.floorNanoUsd)} />
          </div>
          {problems['policy'] !== undefined && (
            <p role="alert" className="text-12 text-stop">
              {problems['policy']}
            </p>
          )}
          <TextField label="Reason" name="reason" required maxLength={500} problem={problems['reason']} />
          <FormActions onCancel={() => setOpen(false)} pending={setDefault.isPending || setOwn.isPending}>
            Apply
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
