'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Person } from './people-types.ts';
import { readRoles, RoleChoice } from './role-choice.tsx';

/** Changes what a member may do, from their next request on. */
export function ChangeRoles({ person, withOwner }: { readonly person: Person; readonly withOwner: boolean }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const change = useMutation(
    trpc.people.changeRoles.mutationOptions({
      onSuccess: async ({ name, roles }) => {
        await client.invalidateQueries(trpc.people.pathFilter());
        setOpen(false);
        tell(`${name} now is ${roles.join(', ')}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ changeRolesInput }) => changeRolesInput,
    read: (data) => ({ membershipId: person.membershipId, roles: readRoles(data) }),
    onValid: (input) => change.mutate(input),
  });
  const problems = { ...kernelProblems(change.error, 'roles'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.forget();
          change.reset();
          setOpen(true);
        }}
      >
        Change roles…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Roles of ${person.name}`}
        description="They count from the next request on."
      >
        <form onSubmit={form.onSubmit} noValidate>
          <RoleChoice held={person.roles} problem={problems['roles']} withOwner={withOwner} />
          <FormActions onCancel={() => setOpen(false)} pending={change.isPending}>
            Apply
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
