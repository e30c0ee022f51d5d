'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { LedgerMonth } from '../finance-types.ts';
import { longMonthName } from '../months.ts';

const effects = {
  close:
    'Nothing more is booked in it. What comes late is booked in the first open month after it and says which month it is of.',
  reopen: 'What comes late is booked in it again. What was booked in later months meanwhile stays there.',
} as const;

/** Closes a month's books, or opens them again, after asking why. */
export function ChangeMonth({ month: { month, state } }: { readonly month: LedgerMonth }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const name = longMonthName(month);
  const onSuccess = async () => {
    await client.invalidateQueries(trpc.finance.pathFilter());
    setOpen(false);
    tell(state === 'open' ? `The books of ${name} are closed.` : `The books of ${name} are open again.`);
  };
  const close = useMutation(trpc.finance.closeMonth.mutationOptions({ onSuccess }));
  const reopen = useMutation(trpc.finance.reopenMonth.mutationOptions({ onSuccess }));
  const change = state === 'open' ? close : reopen;
  const verb = state === 'open' ? 'Close' : 'Reopen';
  const confirm = async (form: FormData) => {
    const given = { month, reason: textOf(form, 'reason') };
    const result = await checkInput(({ changeMonthInput }) => changeMonthInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) change.mutate(result.input);
  };
  const problems = { ...kernelProblems(change.error, 'all'), ...fields };
  return (
    <>
      <Button
        size="small"
        className="print:hidden"
        aria-label={`${verb} ${name}…`}
        onClick={() => {
          change.reset();
          setFields({});
          setOpen(true);
        }}
      >
        {verb}…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`${verb} the books of ${name}`}
        effect={effects[state === 'open' ? 'close' : 'reopen']}
        confirm={`${verb} ${name}`}
        look="main"
        pending={change.isPending}
        problem={problems['all'] ?? problems['month']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
