'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { settingsFormClass } from '../settings-form-class.ts';
import { CurrencySelect } from './currency-select.tsx';

/** Chooses what finance pages show amounts in. */
export function ChooseCurrency({ currency }: { readonly currency: string | null }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const choose = useMutation(
    trpc.currency.choose.mutationOptions({
      onSuccess: async (_, { currency: chosen }) => {
        await client.invalidateQueries(trpc.currency.pathFilter());
        tell(
          chosen === null ? 'Amounts are shown in USD.' : `Finance shows amounts in ${chosen} where a rate is known.`,
        );
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ chooseCurrencyInput }) => chooseCurrencyInput,
    read: (data) => {
      const chosen = textOf(data, 'currency');
      return { currency: chosen === 'USD' ? null : chosen, reason: textOf(data, 'reason') };
    },
    onValid: (input) => choose.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(choose.error, 'currency'), ...form.problems };
  return (
    <form onSubmit={form.onSubmit} noValidate className={settingsFormClass}>
      <CurrencySelect
        label="Currency"
        name="currency"
        defaultValue={currency ?? 'USD'}
        withUsd
        hint="For looking only: budgets, books, files and FOCUS stay in USD."
        problem={problems['currency']}
      />
      <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
      <Button type="submit" look="main" pending={choose.isPending}>
        Choose
      </Button>
    </form>
  );
}
