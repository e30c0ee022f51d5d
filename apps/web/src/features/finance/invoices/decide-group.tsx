'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { formatExactMoney } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { subjectOf } from './group-words.ts';
import type { InvoiceGroup } from './invoice-types.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

export interface DecideGroupProps {
  readonly group: InvoiceGroup;
  readonly invoiceId: string;
}

/** Accepts a difference with a reason, and books it where that is asked for. */
export function DecideGroup({ group, invoiceId }: DecideGroupProps) {
  const trpc = useTRPC();
  const refresh = useInvoicesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const name = subjectOf(group);
  const difference = formatExactMoney(BigInt(group.differenceNanoUsd));
  const decide = useMutation(
    trpc.invoices.decide.mutationOptions({
      onSuccess: async ({ decision }) => {
        await refresh();
        setOpen(false);
        const bookedIn = decision?.bookedIn;
        tell(
          typeof bookedIn === 'string'
            ? `${difference} are booked in ${bookedIn}.`
            : `The difference of ${name} is accepted.`,
        );
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = {
      invoiceId,
      groupKey: group.key,
      billedNanoUsd: group.billedNanoUsd,
      recordedNanoUsd: group.recordedNanoUsd,
      book: form.get('book') === 'on',
      reason: textOf(form, 'reason'),
    };
    const result = await checkInput(({ decideInvoiceGroupInput }) => decideInvoiceGroupInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) decide.mutate(result.input);
  };
  const problems = { ...kernelProblems(decide.error, 'all'), ...fields };
  return (
    <>
      <Button size="small" className="print:hidden" aria-label={`Accept ${name}…`} onClick={() => setOpen(true)}>
        Accept…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Accept the difference of ${name}`}
        effect={`Billed is ${difference} more than recorded (less, where it is below 0). No month of the past is changed.`}
        confirm="Accept difference"
        look="main"
        pending={decide.isPending}
        problem={problems['all']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
        <label className="flex min-h-6 items-center gap-2">
          <input type="checkbox" name="book" />
          Book it in the ledger, in the first open month
        </label>
      </ConfirmDialog>
    </>
  );
}
