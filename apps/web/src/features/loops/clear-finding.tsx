'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { describeFinding } from './describe-loop.ts';
import type { LoopFinding } from './loop-types.ts';

/** Says that a finding is no loop, with a reason. */
export function ClearFinding({ finding }: { readonly finding: LoopFinding }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const clear = useMutation(
    trpc.loops.clear.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.loops.pathFilter());
        setOpen(false);
        tell('The finding is cleared; what it stopped may go on.');
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ clearLoopFindingInput }) => clearLoopFindingInput,
    read: (data) => ({ findingId: finding.id, reason: textOf(data, 'reason') }),
    onValid: (input) => clear.mutate(input),
  });
  const problems = { ...kernelProblems(clear.error, 'reason'), ...form.problems };
  return (
    <>
      <Button size="small" aria-label={`Not a loop, finding ${finding.id}`} onClick={() => setOpen(true)}>
        Not a loop…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Not a loop"
        description={`${describeFinding(finding)} ${consequence(finding)}`}
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextAreaField
            label="Reason"
            name="reason"
            rows={2}
            required
            maxLength={500}
            hint="Kept in the audit trail."
            problem={problems['reason']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={clear.isPending}>
            Clear finding
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}

function consequence({ action }: LoopFinding): string {
  if (action === 'pause') return 'What was found is not held against its agents again; resume them on their pages.';
  return 'Its calls go on from now, and what was found is not held against its agents again.';
}
