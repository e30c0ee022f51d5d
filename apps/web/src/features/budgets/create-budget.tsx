'use client';

import { countedBudgetUnits } from '@agent-os/core/choices';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, FormActions, TextField, useToasts, WordsField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { BudgetPeriod, BudgetScopeKind, BudgetUnit } from './budget-types.ts';
import { periodWords, unitWords } from './budget-words.ts';
import { LimitFields, NoticesField, ZoneField } from './limit-fields.tsx';
import { readBudgetForm, unitOf } from './read-budget-form.ts';
import { ScopeFields, useScopeChoice } from './scope-fields.tsx';
import { useBudgetsRefresh } from './use-budgets-refresh.ts';

export interface CreateBudgetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreated: (budgetId: string) => void;
}

const periods: readonly BudgetPeriod[] = ['hour', 'day', 'week', 'month', 'total'];
const initial = { cap: '', action: 'deny' } as const;

/** Sets what may be spent, by whom and in which time. */
export function CreateBudget({ open, onOpenChange, onCreated }: CreateBudgetProps) {
  const trpc = useTRPC();
  const refresh = useBudgetsRefresh();
  const { tell } = useToasts();
  const [kind, setKind] = useState<BudgetScopeKind>('organisation');
  const [period, setPeriod] = useState<BudgetPeriod>('month');
  const [unit, setUnit] = useState<BudgetUnit>('usd');
  const choice = useScopeChoice(kind);
  const create = useMutation(
    trpc.budgets.create.mutationOptions({
      onSuccess: async ({ id, name }) => {
        await refresh();
        show(false);
        tell(`The budget ${name} counts.`);
        onCreated(id);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ createBudgetInput }) => createBudgetInput,
    read: async (data) => readBudgetForm(data, await choice.idOf(textOf(data, 'scopeId'))),
    onValid: (input) => create.mutate(input),
  });
  const show = (next: boolean) => {
    onOpenChange(next);
    form.forget();
    create.reset();
  };
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(create.error, 'capAmount'), ...form.problems };
  const hasZone = kind !== 'run' && period !== 'hour' && period !== 'total';
  return (
    <Dialog open={open} onOpenChange={show} title="Create a budget">
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <ScopeFields kind={kind} onKind={setKind} choice={choice} problem={problems['scopeId']} />
        <div className="grid gap-3 sm:grid-cols-2">
          {kind !== 'run' && (
            <WordsField
              label="Period"
              name="period"
              value={period}
              onChange={({ target }) => setPeriod(periods.find((one) => one === target.value) ?? 'month')}
              problem={problems['period']}
              choices={periods}
              words={periodWords}
            />
          )}
          <WordsField
            label="Unit"
            name="unit"
            value={unit}
            onChange={({ target }) => setUnit(unitOf(target.value))}
            problem={problems['unit']}
            hint="Credits of the market are limited by what departments are granted, under Market."
            choices={countedBudgetUnits}
            words={unitWords}
          />
        </div>
        <LimitFields unit={unit} initial={initial} problems={problems} />
        <div className="grid gap-3 sm:grid-cols-2">
          <NoticesField initial="50, 80, 100" problem={problems['noticePercents']} />
          {hasZone && <ZoneField problem={problems['timeZone']} />}
        </div>
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          hint="Stands in what a refused call is told. Empty: made of what it is over."
          problem={problems['name']}
        />
        <TextField
          label="Reason"
          name="reason"
          autoComplete="off"
          hint="For whoever asks later."
          problem={problems['reason']}
        />
        <FormActions onCancel={() => show(false)} pending={create.isPending}>
          Create budget
        </FormActions>
      </form>
    </Dialog>
  );
}
