'use client';

import { createProviderInput, providerProtocol } from '@agent-os/core/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, Dialog, DialogActions, SelectField, TextField, useToasts } from '@/components/ui/index.ts';
import { fieldProblems } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { protocolName } from './protocol-name.ts';

/** Adds a place that serves models, with the key that opens it. */
export function AddProvider() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const create = useMutation(
    trpc.providers.create.mutationOptions({
      onSuccess: async ({ name }) => {
        await client.invalidateQueries(trpc.providers.pathFilter());
        setOpen(false);
        tell(`${name} is added. Test it, then add its models.`);
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = createProviderInput.safeParse({ ...Object.fromEntries(form), apiKey: form.get('apiKey') || null });
    setFields(fieldProblems(input.error));
    if (input.success) create.mutate(input.data);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Add provider…</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add a provider"
        description="Anything that speaks the OpenAI or Anthropic protocol."
      >
        <form onSubmit={submit} noValidate className="flex flex-col gap-3">
          <TextField label="Name" name="name" required problem={fields['name']} />
          <TextField label="Slug" name="slug" required hint="Lower case, such as openai." problem={fields['slug']} />
          <SelectField label="Protocol" name="protocol">
            {providerProtocol.options.map((protocol) => (
              <option key={protocol} value={protocol}>
                {protocolName(protocol)}
              </option>
            ))}
          </SelectField>
          <TextField
            label="Base URL"
            name="baseUrl"
            type="url"
            required
            hint="Such as https://api.openai.com/v1."
            problem={
              fields['baseUrl'] === undefined ? undefined : 'Give a whole address, beginning with https:// or http://.'
            }
          />
          <TextField
            label="API key"
            name="apiKey"
            type="password"
            autoComplete="off"
            hint="Kept sealed; only its last four characters are shown again. Leave empty when none is needed."
            problem={fields['apiKey'] ?? create.error?.message}
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" look="main" pending={create.isPending}>
              Add provider
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
