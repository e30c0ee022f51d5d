'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Button, Dialog, DialogActions, TextField, useToasts } from '@/components/ui/index.ts';
import { formatPricePerMillion } from '@/format/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from './model-types.ts';
import { readPrice } from './read-price.ts';

function shown(nanoUsd: string | null | undefined): string {
  return nanoUsd === null || nanoUsd === undefined ? '' : formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');
}

/** Sets the price that counts from now on; calls that have ended keep the price they were charged at. */
export function SetPrice({ model }: { readonly model: Model }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const set = useMutation(
    trpc.models.setPrice.mutationOptions({
      onSuccess: async ({ name }) => {
        await client.invalidateQueries(trpc.models.pathFilter());
        setOpen(false);
        tell(`The price of ${name} counts from now.`);
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = readPrice({
      input: textOf(form, 'input'),
      output: textOf(form, 'output'),
      cachedInput: textOf(form, 'cachedInput'),
      cacheWrite: textOf(form, 'cacheWrite'),
      source: textOf(form, 'source'),
    });
    setProblems(read.problems);
    if (read.price) set.mutate({ modelId: model.id, effectiveFrom: Date.now(), ...read.price });
  };
  const { price } = model;
  return (
    <>
      <Button size="small" look="ghost" aria-label={`Set price of ${model.name}`} onClick={() => setOpen(true)}>
        Set price…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Price of ${model.name}`}
        description="USD per million tokens, from now on."
      >
        <form onSubmit={submit} noValidate className="flex flex-col gap-3">
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label="Input"
              name="input"
              inputMode="decimal"
              defaultValue={shown(price?.inputNanoUsdPerMillion)}
              problem={problems['input']}
              required
            />
            <TextField
              label="Output"
              name="output"
              inputMode="decimal"
              defaultValue={shown(price?.outputNanoUsdPerMillion)}
              problem={problems['output']}
              required
            />
            <TextField
              label="Cached input"
              name="cachedInput"
              inputMode="decimal"
              defaultValue={shown(price?.cachedInputNanoUsdPerMillion)}
              problem={problems['cachedInput']}
              hint="Empty: as input."
            />
            <TextField
              label="Cache write"
              name="cacheWrite"
              inputMode="decimal"
              defaultValue={shown(price?.cacheWriteNanoUsdPerMillion)}
              problem={problems['cacheWrite']}
              hint="Empty: as input."
            />
          </div>
          <TextField
            label="Source"
            name="source"
            required
            hint="Where the price comes from, such as a price list and its date."
            problem={problems['source'] ?? set.error?.message}
          />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" look="main" pending={set.isPending}>
              Set price
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
