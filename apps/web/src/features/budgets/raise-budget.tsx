'use client';

import { parseBudgetAmount, typedBudgetUnits } from '@agent-os/core/choices';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextAreaField, TextField, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatBudgetAmount, formatClockField, formatDateTime, parseClockField } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useNow, useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Budget } from './budget-types.ts';
import { readAmount } from './read-budget-form.ts';
import { useBudgetsRefresh } from './use-budgets-refresh.ts';

const dayMs = 86_400_000;

/** When an increase ends unless somebody says otherwise: with the window, or in a day. */
function usualEnd({ window }: Budget, nowMs: number): number {
  const end = window?.endsAt ?? null;
  return end !== null && end > nowMs ? end : nowMs + dayMs;
}

/** More than the cap for a time, with a reason; it ends by itself. */
export function RaiseBudget({ budget }: { readonly budget: Budget }) {
  const trpc = useTRPC();
  const refresh = useBudgetsRefresh();
  const { tell } = useToasts();
  const zone = useViewerZone();
  const nowMs = useNow();
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState<bigint>();
  const { unit, capNowAmount, name } = budget;
  const raise = useMutation(
    trpc.budgets.raise.mutationOptions({
      onSuccess: async ({ capNowAmount: cap }, { until }) => {
        await refresh();
        show(false);
        tell(`${name} may use ${formatBudgetAmount(unit, BigInt(cap))} until ${formatDateTime(until, zone)}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ raiseBudgetInput }) => raiseBudgetInput,
    read: (data) => ({
      budgetId: budget.id,
      amount: readAmount(data, 'amount', unit),
      until: parseClockField(textOf(data, 'until'), zone),
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => raise.mutate(input),
  });
  const show = (next: boolean) => {
    setOpen(next);
    setAmount(undefined);
    form.forget();
    raise.reset();
  };
  useActions([{ id: 'budgets.raise', name: `Raise ${name}…`, note: 'needs a reason', run: () => show(true) }]);
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(raise.error, 'amount'), ...form.problems };
  const shown = (value: bigint) => formatBudgetAmount(unit, value);
  const now = BigInt(capNowAmount);
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Raise…
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={`Raise ${name}`}
        description="For a time: it ends by itself, and the cap is then as before. Calls that wait go on at once."
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="By"
            name="amount"
            unit={typedBudgetUnits[unit]}
            inputMode="decimal"
            autoComplete="off"
            required
            onChange={({ target }) => setAmount(parseBudgetAmount(unit, target.value))}
            hint={amount === undefined ? `On top of ${shown(now)}.` : `From ${shown(now)} to ${shown(now + amount)}.`}
            problem={problems['amount']}
          />
          <TextField
            label="Until"
            name="until"
            type="datetime-local"
            required
            defaultValue={formatClockField(usualEnd(budget, nowMs), zone)}
            hint={`Time zone ${zone}.`}
            problem={problems['until']}
          />
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={() => show(false)} pending={raise.isPending}>
            Raise budget
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
