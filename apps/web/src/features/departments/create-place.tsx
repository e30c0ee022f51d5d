'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { usePeek } from '@/components/peek/index.ts';
import { Button, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { toSlug } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Department } from './department-types.ts';
import { NameDialog } from './name-dialog.tsx';
import { usePlacesRefresh } from './use-places-refresh.ts';

const hint = 'Its slug is made from the name and stays when the name changes.';
const noSlug = 'Use at least one letter or digit of the Latin alphabet: the slug is made of them.';

/** Adds a department. */
export function CreateDepartment() {
  const trpc = useTRPC();
  const refresh = usePlacesRefresh();
  const { openPeek } = usePeek();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [unsluggable, setUnsluggable] = useState(false);
  useActions([{ id: 'departments.create', name: 'New department…', run: () => setOpen(true) }]);
  const create = useMutation(
    trpc.departments.create.mutationOptions({
      onSuccess: async ({ id, name }) => {
        await refresh();
        setOpen(false);
        openPeek(id);
        tell(`${name} is added. Add its teams, or put digital employees in it.`);
      },
    }),
  );
  return (
    <>
      <Button look="main" onClick={() => (create.reset(), setUnsluggable(false), setOpen(true))}>
        New department…
      </Button>
      <NameDialog
        open={open}
        onOpenChange={setOpen}
        title="New department"
        hint={hint}
        initial=""
        confirm="Add department"
        pending={create.isPending}
        problem={unsluggable ? noSlug : create.error?.message}
        onName={(name) => {
          const slug = toSlug(name);
          setUnsluggable(slug === '');
          if (slug !== '') create.mutate({ slug, name });
        }}
      />
    </>
  );
}

/** Adds a team to a department. */
export function CreateTeam({ department }: { readonly department: Department }) {
  const trpc = useTRPC();
  const refresh = usePlacesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [unsluggable, setUnsluggable] = useState(false);
  const create = useMutation(
    trpc.departments.createTeam.mutationOptions({
      onSuccess: async ({ name }) => {
        await refresh();
        setOpen(false);
        tell(`${name} is a team of ${department.name}.`);
      },
    }),
  );
  return (
    <>
      <Button size="small" onClick={() => (create.reset(), setUnsluggable(false), setOpen(true))}>
        New team…
      </Button>
      <NameDialog
        open={open}
        onOpenChange={setOpen}
        title={`New team of ${department.name}`}
        hint={hint}
        initial=""
        confirm="Add team"
        pending={create.isPending}
        problem={unsluggable ? noSlug : create.error?.message}
        onName={(name) => {
          const slug = toSlug(name);
          setUnsluggable(slug === '');
          if (slug !== '') create.mutate({ departmentId: department.id, slug, name });
        }}
      />
    </>
  );
}
