'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { subjectOf } from './group-words.ts';
import type { InvoiceGroup } from './invoice-types.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

export interface WithdrawDecisionProps {
  readonly group: InvoiceGroup;
  readonly invoiceId: string;
}

/** Takes a decision back, after asking why. */
export function WithdrawDecision({ group, invoiceId }: WithdrawDecisionProps) {
  const trpc = useTRPC();
  const refresh = useInvoicesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const name = subjectOf(group);
  const withdraw = useMutation(
    trpc.invoices.withdraw.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell(`The difference of ${name} is open again.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { invoiceId, groupKey: group.key, reason: textOf(form, 'reason') };
    const result = await checkInput(({ withdrawDecisionInput }) => withdrawDecisionInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) withdraw.mutate(result.input);
  };
  const problems = { ...kernelProblems(withdraw.error, 'all'), ...fields };
  return (
    <>
      <Button size="small" className="print:hidden" aria-label={`Take back ${name}…`} onClick={() => setOpen(true)}>
        Take back…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Take back what was decided of ${name}`}
        effect={
          group.decision?.bookedIn === null
            ? 'The difference is open again.'
            : 'The difference is open again, and what was booked is reversed in the first open month.'
        }
        confirm="Take back"
        look="main"
        pending={withdraw.isPending}
        problem={problems['all']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
