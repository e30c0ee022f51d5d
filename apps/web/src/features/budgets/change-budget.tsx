'use client';

import { typeBudgetAmount } from '@agent-os/core/choices';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextAreaField, TextField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { formatBudgetAmount } from '@/format/index.ts';
import type { Budget } from './budget-types.ts';
import { describeCap } from './describe-budget.ts';
import { LimitFields, NoticesField, ZoneField } from './limit-fields.tsx';
import { readAmount, readPercents } from './read-budget-form.ts';
import { useBudgetsRefresh } from './use-budgets-refresh.ts';

function readChange(form: FormData, budget: Budget) {
  const { id, version, unit, capAmount, timeZone } = budget;
  // An amount that nobody touched stays as it is to its last part, however it is written.
  const untouched = textOf(form, 'capAmount').trim() === typeBudgetAmount(unit, BigInt(capAmount));
  return {
    budgetId: id,
    expectedVersion: version,
    name: textOf(form, 'name'),
    capAmount: untouched ? capAmount : readAmount(form, 'capAmount', unit),
    action: textOf(form, 'action'),
    noticePercents: readPercents(textOf(form, 'noticePercents')),
    timeZone: textOf(form, 'timeZone') || timeZone,
    reason: textOf(form, 'reason'),
  };
}

/** What the budget says from now on. A new version, with its reason; what is spent stays. */
export function ChangeBudget({ budget }: { readonly budget: Budget }) {
  const trpc = useTRPC();
  const refresh = useBudgetsRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const { unit, name, capAmount, action, noticePercents, period, timeZone, window } = budget;
  const change = useMutation(
    trpc.budgets.update.mutationOptions({
      onSuccess: async ({ name: newName, capAmount: cap }) => {
        await refresh();
        show(false);
        tell(`The cap of ${newName} is ${formatBudgetAmount(unit, BigInt(cap))} from now.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateBudgetInput }) => updateBudgetInput,
    read: (data) => readChange(data, budget),
    onValid: (input) => change.mutate(input),
  });
  const show = (next: boolean) => {
    setOpen(next);
    form.forget();
    change.reset();
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(change.error, 'capAmount'), ...form.problems };
  const spent = formatBudgetAmount(unit, BigInt(window?.spentAmount ?? 0));
  const initial = { cap: typeBudgetAmount(unit, BigInt(capAmount)), action };
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Change…
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={`Change ${name}`}
        description={`Counts from now, also in the present window, of which ${spent} are spent. A cap below that lets nothing more through.`}
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <LimitFields unit={unit} initial={initial} problems={problems} effectOf={(cap) => describeCap(budget, cap)} />
          <div className="grid gap-3 sm:grid-cols-2">
            <NoticesField initial={noticePercents.join(', ')} problem={problems['noticePercents']} />
            {(period === 'day' || period === 'week' || period === 'month') && (
              <ZoneField
                zone={timeZone}
                hint="Another zone begins another window, with nothing spent of it."
                problem={problems['timeZone']}
              />
            )}
          </div>
          <TextField
            label="Name"
            name="name"
            autoComplete="off"
            required
            defaultValue={name}
            problem={problems['name']}
          />
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={() => show(false)} pending={change.isPending}>
            Change budget
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
