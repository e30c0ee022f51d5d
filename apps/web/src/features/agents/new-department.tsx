'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { toSlug } from '@/format/index.ts';

/** A button and dialog for a department that is not there yet. */
export function NewDepartment({ onCreated }: { readonly onCreated: (departmentId: string) => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = useMutation(
    trpc.departments.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries(trpc.departments.pathFilter());
        onCreated(id);
        setOpen(false);
        setName('');
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>New department…</Button>
      <Dialog open={open} onOpenChange={setOpen} title="New department">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            // React hands the events of a dialog on to the form that it was opened from.
            event.stopPropagation();
            create.mutate({ name, slug: toSlug(name) });
          }}
        >
          <TextField
            label="Name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            problem={create.error?.message}
            hint={toSlug(name) === '' ? 'Such as Customer Experience.' : `Its slug is ${toSlug(name)}.`}
          />
          <FormActions onCancel={() => setOpen(false)} pending={create.isPending} disabled={toSlug(name) === ''}>
            Create department
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
