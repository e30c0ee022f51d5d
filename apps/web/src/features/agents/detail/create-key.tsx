'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { expiresAtOf, KeyLifetimeField, NewKeyDialog } from '@/components/new-key/index.ts';
import { Button, FormActions, TextField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';

/** Makes a key and shows it this once. Closing the dialog forgets it. */
export function CreateKey({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const create = useMutation(
    trpc.keys.create.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.keys.pathFilter()) }),
  );
  const show = (next: boolean) => {
    setOpen(next);
    if (!next) create.reset();
  };
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Create key…
      </Button>
      <NewKeyDialog open={open} onOpenChange={show} title={`Create a key for ${agent.slug}`} made={create.data}>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            create.mutate({ agentId: agent.id, name: textOf(form, 'name'), expiresAt: expiresAtOf(form, Date.now()) });
          }}
        >
          <TextField
            label="Name"
            name="name"
            required
            maxLength={120}
            hint="Where it will be used, such as production."
            problem={create.error?.message}
          />
          <KeyLifetimeField />
          <FormActions onCancel={() => show(false)} pending={create.isPending}>
            Create key
          </FormActions>
        </form>
      </NewKeyDialog>
    </>
  );
}
