'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, DialogActions, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Person } from './people-types.ts';
import { readRoles, RoleChoice } from './role-choice.tsx';

/** Changes what a member may do, from their next request on. */
export function ChangeRoles({ person }: { readonly person: Person }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const change = useMutation(
    trpc.people.changeRoles.mutationOptions({
      onSuccess: async ({ name, roles }) => {
        await client.invalidateQueries(trpc.people.pathFilter());
        setOpen(false);
        tell(`${name} now is ${roles.join(', ')}.`);
      },
    }),
  );
  return (
    <>
      <Button size="small" look="ghost" aria-label={`Change roles of ${person.name}`} onClick={() => setOpen(true)}>
        Roles…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Roles of ${person.name}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const roles = readRoles(new FormData(event.currentTarget));
            setProblem(roles.length === 0 ? 'Choose at least one role.' : undefined);
            if (roles.length > 0) change.mutate({ membershipId: person.membershipId, roles });
          }}
        >
          <RoleChoice held={person.roles} problem={problem ?? change.error?.message} />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" look="main" pending={change.isPending}>
              Apply
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
