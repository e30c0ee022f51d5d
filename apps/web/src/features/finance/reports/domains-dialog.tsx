'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog, FormActions, TextField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { addressesOf } from './read-report-form.ts';

/** An owner says to which domains, besides members' addresses, mail may go. */
export function DomainsDialog({
  domains,
  onClose,
}: {
  readonly domains: readonly string[];
  readonly onClose: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const change = useMutation(
    trpc.reports.setDomains.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.reports.pathFilter());
        tell('The allowed domains are saved.');
        onClose();
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setMailDomainsInput }) => setMailDomainsInput,
    read: (data) => ({ domains: [...addressesOf(textOf(data, 'domains'))], reason: textOf(data, 'reason') }),
    onValid: (input) => change.mutate(input),
  });
  const problems = { ...kernelProblems(change.error, 'domains'), ...form.problems };
  const atDomains = Object.entries(problems).find(([path]) => path.startsWith('domains'))?.[1];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Allowed domains"
      description="Reports go to members. Whoever has an address at one of these domains can be chosen besides."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <TextField
          label="Domains"
          name="domains"
          autoComplete="off"
          defaultValue={domains.join(', ')}
          hint="Such as example.com; commas between them. Empty: members only."
          problem={atDomains}
        />
        <TextField label="Reason" name="reason" autoComplete="off" problem={problems['reason']} />
        <FormActions onCancel={onClose} pending={change.isPending}>
          Save domains
        </FormActions>
      </form>
    </Dialog>
  );
}
