'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, FormActions, SelectField } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { ChangeDialogProps } from './owner-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useMoveAgents } from './use-bulk-change.ts';

/** Moves the agents to another department and, if named, a team of it. */
export function MoveDialog({ agents, open, onOpenChange }: ChangeDialogProps) {
  const trpc = useTRPC();
  const departments = useQuery({ ...trpc.departments.list.queryOptions(), enabled: open });
  const [departmentId, setDepartmentId] = useState('');
  const [teamId, setTeamId] = useState('');
  const [reason, setReason] = useState('');
  const { pending, problem, apply } = useMoveAgents();
  const department = departments.data?.find(({ id }) => id === departmentId);
  const place = { departmentId, teamId: teamId || null };
  const changing = agents.filter(
    (agent) => agent.department.id !== place.departmentId || (agent.team?.id ?? null) !== place.teamId,
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Move ${formatQuantity(agents.length, 'agent')}`}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          apply(
            { changes: [{ agentIds: changing.map(({ id }) => id), ...place }], reason },
            (changed) =>
              `${formatQuantity(changed, 'agent')} ${changed === 1 ? 'belongs' : 'belong'} to ${department?.name ?? ''} now.`,
            () => onOpenChange(false),
          );
        }}
      >
        <SelectField
          label="Department"
          value={departmentId}
          onChange={(event) => {
            setDepartmentId(event.target.value);
            setTeamId('');
          }}
          problem={departments.error?.message}
          hint={
            departmentId === ''
              ? 'Their calls count there from now on.'
              : `${formatQuantity(changing.length, 'agent')} will change.`
          }
          required
        >
          <option value="">choose…</option>
          {departments.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Team"
          value={teamId}
          onChange={(event) => setTeamId(event.target.value)}
          disabled={department === undefined || department.teams.length === 0}
        >
          <option value="">no team</option>
          {department?.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ReasonField value={reason} onChange={setReason} problem={problem} />
        <FormActions
          onCancel={() => onOpenChange(false)}
          pending={pending}
          disabled={departmentId === '' || reason.trim() === '' || changing.length === 0}
        >
          Move {formatQuantity(departmentId === '' ? agents.length : changing.length, 'agent')}
        </FormActions>
      </form>
    </Dialog>
  );
}
