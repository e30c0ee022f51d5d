'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, SelectField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Department } from './department-types.ts';
import type { TeamPlace } from './prepare-places.ts';
import { usePlacesRefresh } from './use-places-refresh.ts';

export interface MoveTeamProps {
  readonly place: TeamPlace;
  readonly departments: readonly Department[];
}

/** Moves a team with those in it to another department. */
export function MoveTeam({ place, departments }: MoveTeamProps) {
  const trpc = useTRPC();
  const refresh = usePlacesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const others = departments.filter(({ id, archivedAt }) => id !== place.department.id && archivedAt === null);
  const move = useMutation(
    trpc.departments.moveTeam.mutationOptions({
      onSuccess: async ({ agentsMoved }, { departmentId }) => {
        await refresh();
        setOpen(false);
        const to = departments.find(({ id }) => id === departmentId)?.name ?? 'the other department';
        tell(`${place.name} is in ${to} now, with ${formatQuantity(agentsMoved, 'digital employee')}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ moveTeamInput }) => moveTeamInput,
    read: (data) => ({ teamId: place.id, departmentId: textOf(data, 'departmentId') }),
    onValid: (input) => move.mutate(input),
  });
  if (others.length === 0) return null;
  const problems = { ...kernelProblems(move.error, 'departmentId'), ...form.problems };
  return (
    <>
      <Button size="small" onClick={() => (move.reset(), setOpen(true))}>
        Move…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Move ${place.name}`}
        description={`${formatQuantity(place.agentCount, 'digital employee')} move along. Calls made before stay with ${place.department.name}.`}
      >
        <form onSubmit={form.onSubmit} noValidate>
          <SelectField label="To department" name="departmentId" problem={problems['departmentId']}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <FormActions onCancel={() => setOpen(false)} pending={move.isPending}>
            Move team
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
