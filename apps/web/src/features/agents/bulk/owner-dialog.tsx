'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, FormActions, SelectField } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentListItem } from '../agent-types.ts';
import { ReasonField } from './reason-field.tsx';
import { useSetOwners } from './use-bulk-change.ts';

export interface ChangeDialogProps {
  readonly agents: readonly AgentListItem[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const nobody = 'nobody';

/** Gives the agents to another person, or to nobody. */
export function OwnerDialog({ agents, open, onOpenChange }: ChangeDialogProps) {
  const trpc = useTRPC();
  const people = useQuery({ ...trpc.agents.possibleOwners.queryOptions(), enabled: open });
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const { pending, problem, apply } = useSetOwners();
  const ownerPersonId = owner === nobody ? null : owner;
  const name = people.data?.find(({ id }) => id === owner)?.name ?? 'nobody';
  const changing = agents.filter((agent) => (agent.owner?.id ?? null) !== ownerPersonId);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Change the owner of ${formatQuantity(agents.length, 'agent')}`}
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          apply(
            { changes: [{ agentIds: changing.map(({ id }) => id), ownerPersonId }], reason },
            (changed) => `${formatQuantity(changed, 'agent')} ${changed === 1 ? 'belongs' : 'belong'} to ${name} now.`,
            () => onOpenChange(false),
          );
        }}
      >
        <SelectField
          label="Owner"
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
          problem={people.error?.message}
          hint={
            owner === ''
              ? 'Each change makes a new version of the agent.'
              : `${formatQuantity(changing.length, 'agent')} will change.`
          }
          required
        >
          <option value="">choose…</option>
          {people.data?.map(({ id, name: personName }) => (
            <option key={id} value={id}>
              {personName}
            </option>
          ))}
          <option value={nobody}>nobody</option>
        </SelectField>
        <ReasonField value={reason} onChange={setReason} problem={problem} />
        <FormActions
          onCancel={() => onOpenChange(false)}
          pending={pending}
          disabled={owner === '' || reason.trim() === '' || changing.length === 0}
        >
          Change {formatQuantity(owner === '' ? agents.length : changing.length, 'agent')}
        </FormActions>
      </form>
    </Dialog>
  );
}
