'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog, FormActions, TextField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { NewWebhookSecret } from '../value-types.ts';

export interface CreateWebhookProps {
  readonly onMade: (made: NewWebhookSecret) => void;
  readonly onClose: () => void;
}

/** Asks which system will report outcomes. */
export function CreateWebhook({ onMade, onClose }: CreateWebhookProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const create = useMutation(
    trpc.value.createWebhook.mutationOptions({
      onSuccess: async (made) => {
        onMade(made);
        await client.invalidateQueries(trpc.value.webhooks.pathFilter());
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createWebhookInput }) => createWebhookInput,
    read: (data) => ({ name: textOf(data, 'name') }),
    onValid: (input) => create.mutate(input),
  });
  const problems = { ...kernelProblems(create.error, 'name'), ...form.problems };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="New webhook"
      description="A system that signs its messages reports, accepts or rejects outcomes by itself. Its secret is shown once, on the next step."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          hint="The system that sends, such as Service desk."
          problem={problems['name']}
        />
        <FormActions onCancel={onClose} pending={create.isPending}>
          Create webhook
        </FormActions>
      </form>
    </Dialog>
  );
}
