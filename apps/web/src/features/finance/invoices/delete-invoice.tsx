'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { InvoiceDetail } from './invoice-types.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

export interface DeleteInvoiceProps {
  readonly invoice: InvoiceDetail;
  readonly onDeleted: () => void;
}

/** Removes an invoice on which nothing was decided, after asking why. */
export function DeleteInvoice({ invoice, onDeleted }: DeleteInvoiceProps) {
  const trpc = useTRPC();
  const refresh = useInvoicesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const remove = useMutation(
    trpc.invoices.delete.mutationOptions({
      onSuccess: async () => {
        onDeleted();
        tell(`Invoice ${invoice.number} is deleted.`);
        await refresh();
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { invoiceId: invoice.id, reason: textOf(form, 'reason') };
    const result = await checkInput(({ deleteInvoiceInput }) => deleteInvoiceInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) remove.mutate(result.input);
  };
  const problems = { ...kernelProblems(remove.error, 'all'), ...fields };
  return (
    <>
      <Button size="small" className="print:hidden" onClick={() => setOpen(true)}>
        Delete…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete invoice ${invoice.number}`}
        effect={`Its ${formatQuantity(invoice.lines, 'line')} and the comparison go; the audit keeps its number and sum. The file can be imported again.`}
        confirm="Delete invoice"
        pending={remove.isPending}
        problem={problems['all'] ?? problems['invoiceId']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
