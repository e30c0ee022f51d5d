'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Budget } from './budget-types.ts';
import { useBudgetsRefresh } from './use-budgets-refresh.ts';

/** Puts a budget away, or brings it back; with a reason. */
export function ArchiveBudget({ budget }: { readonly budget: Budget }) {
  const trpc = useTRPC();
  const refresh = useBudgetsRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const archived = budget.archivedAt === null;
  const archive = useMutation(
    trpc.budgets.archive.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell(archived ? `${budget.name} is archived. It limits nothing now.` : `${budget.name} counts again.`);
      },
    }),
  );
  const confirm = async (form: FormData) => {
    const given = { budgetId: budget.id, archived, reason: textOf(form, 'reason') };
    const result = await checkInput(({ archiveBudgetInput }) => archiveBudgetInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) archive.mutate(result.input);
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(archive.error, 'all'), ...fields };
  const verb = archived ? 'Archive' : 'Bring back';
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          archive.reset();
          setFields({});
          setOpen(true);
        }}
      >
        {verb}…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        look="main"
        title={`${verb} ${budget.name}`}
        effect={
          archived
            ? 'It limits nothing from now on. Its figures and its versions stay, and it can be brought back.'
            : 'It counts again from now on, with what was spent of the present window.'
        }
        confirm={`${verb} budget`}
        pending={archive.isPending}
        problem={problems['all'] ?? problems['budgetId']}
        onConfirm={(form) => void confirm(form)}
      >
        <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
      </ConfirmDialog>
    </>
  );
}
