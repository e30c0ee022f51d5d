'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CopyButton,
  Dialog,
  DialogActions,
  FormActions,
  SelectField,
  TextField,
} from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';

const dayMs = 86_400_000;
const lifetimes = [
  ['0', 'no end'],
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', '1 year'],
] as const;

/** Makes a key and shows it this once. Closing the dialog forgets it. */
export function CreateKey({ agent }: { readonly agent: AgentDetail }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const create = useMutation(
    trpc.keys.create.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.keys.pathFilter()) }),
  );
  const close = () => {
    setOpen(false);
    create.reset();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Create key…
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title={create.data ? `Key ${create.data.key.name}` : `Create a key for ${agent.slug}`}
        description={
          create.data
            ? 'Copy the key now. It is not kept and cannot be shown again.'
            : 'The key is shown once, on the next step.'
        }
      >
        {create.data ? (
          <>
            <p className="flex items-center gap-2 rounded-control border border-line-2 bg-surface-2 p-2">
              <code data-testid="new-key" className="min-w-0 flex-1 font-mono text-12 break-all">
                {create.data.secret}
              </code>
              <CopyButton text={create.data.secret} what="key" labelled />
            </p>
            <DialogActions>
              <Button look="main" onClick={close}>
                I have stored it
              </Button>
            </DialogActions>
          </>
        ) : (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              const days = Number(form.get('days'));
              create.mutate({
                agentId: agent.id,
                name: textOf(form, 'name'),
                expiresAt: days === 0 ? null : Date.now() + days * dayMs,
              });
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
            <SelectField label="Counts for" name="days" defaultValue="90">
              {lifetimes.map(([days, name]) => (
                <option key={days} value={days}>
                  {name}
                </option>
              ))}
            </SelectField>
            <FormActions onCancel={close} pending={create.isPending}>
              Create key
            </FormActions>
          </form>
        )}
      </Dialog>
    </>
  );
}
