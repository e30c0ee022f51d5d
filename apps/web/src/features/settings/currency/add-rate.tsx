'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, FormActions, TextAreaField, TextField, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

/** The first day of this month, of UTC. */
const monthStart = (nowMs: number) => `${new Date(nowMs).toISOString().slice(0, 7)}-01`;

/** Enters what one USD is in a currency, from a day on. */
export function AddRate({ currency }: { readonly currency: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const nowMs = useNow();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const add = useMutation(
    trpc.currency.addRate.mutationOptions({
      onSuccess: async (_, { perUsd, validFrom }) => {
        await client.invalidateQueries(trpc.currency.pathFilter());
        show(false);
        tell(`One USD is ${perUsd} ${currency} from ${validFrom} on.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ addRateInput }) => addRateInput,
    read: (data) => ({
      currency,
      perUsd: textOf(data, 'perUsd'),
      validFrom: textOf(data, 'validFrom'),
      source: textOf(data, 'source'),
      reason: textOf(data, 'reason'),
    }),
    onValid: (input) => add.mutate(input),
  });
  const show = (next: boolean) => {
    setOpen(next);
    form.forget();
    add.reset();
  };
  useActions([{ id: 'currency.rate', name: `Enter a rate of ${currency}…`, run: () => show(true) }]);
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(add.error, 'perUsd'), ...form.problems };
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Enter a rate…
      </Button>
      <Dialog
        open={open}
        onOpenChange={show}
        title={`Enter a rate of ${currency}`}
        description="It holds from its day on, until the next. One from the same day as another corrects it; none is ever changed."
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="One USD is"
            name="perUsd"
            unit={currency}
            inputMode="decimal"
            autoComplete="off"
            required
            hint="At most ten decimals, such as 0.92."
            problem={problems['perUsd']}
          />
          <TextField
            label="Valid from"
            name="validFrom"
            type="date"
            required
            defaultValue={monthStart(nowMs)}
            hint="A day of UTC."
            problem={problems['validFrom']}
          />
          <TextField label="Source" name="source" required hint="Who published it." problem={problems['source']} />
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={() => show(false)} pending={add.isPending}>
            Enter rate
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
