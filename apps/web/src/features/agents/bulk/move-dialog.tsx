'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ReassignDialog, type ChangeDialogProps } from './reassign-dialog.tsx';
import { useMoveAgents } from './use-bulk-change.ts';

/** Moves the agents to another department and, if named, a team of it. */
export function MoveDialog({ agents, open, onOpenChange }: ChangeDialogProps) {
  const trpc = useTRPC();
  const departments = useQuery({ ...trpc.departments.list.queryOptions(), enabled: open });
  const [departmentId, setDepartmentId] = useState('');
  const [teamId, setTeamId] = useState('');
  const department = departments.data?.find(({ id }) => id === departmentId);
  const place = { departmentId, teamId: teamId || null };
  return (
    <ReassignDialog
      {...{ agents, open, onOpenChange }}
      title={`Move ${formatQuantity(agents.length, 'agent')}`}
      verb="Move"
      change={useMoveAgents()}
      target={place}
      chosen={departmentId === '' ? undefined : (department?.name ?? '')}
      changes={(agent) => agent.department.id !== place.departmentId || (agent.team?.id ?? null) !== place.teamId}
    >
      {(willChange) => (
        <>
          <SelectField
            label="Department"
            value={departmentId}
            onChange={(event) => {
              setDepartmentId(event.target.value);
              setTeamId('');
            }}
            problem={departments.error?.message}
            hint={willChange ?? 'Their calls count there from now on.'}
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
        </>
      )}
    </ReassignDialog>
  );
}
