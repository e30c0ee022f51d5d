'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ReassignDialog, type ChangeDialogProps } from './reassign-dialog.tsx';
import { useSetOwners } from './use-bulk-change.ts';

const nobody = 'nobody';

/** Gives the agents to another person, or to nobody. */
export function OwnerDialog({ agents, open, onOpenChange }: ChangeDialogProps) {
  const trpc = useTRPC();
  const people = useQuery({ ...trpc.agents.possibleOwners.queryOptions(), enabled: open });
  const [owner, setOwner] = useState('');
  const ownerPersonId = owner === nobody ? null : owner;
  const name = people.data?.find(({ id }) => id === owner)?.name ?? 'nobody';
  return (
    <ReassignDialog
      {...{ agents, open, onOpenChange }}
      title={`Change the owner of ${formatQuantity(agents.length, 'agent')}`}
      verb="Change"
      change={useSetOwners()}
      target={{ ownerPersonId }}
      chosen={owner === '' ? undefined : name}
      changes={(agent) => (agent.owner?.id ?? null) !== ownerPersonId}
    >
      {(willChange) => (
        <SelectField
          label="Owner"
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
          problem={people.error?.message}
          hint={willChange ?? 'Each change makes a new version of the agent.'}
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
      )}
    </ReassignDialog>
  );
}
