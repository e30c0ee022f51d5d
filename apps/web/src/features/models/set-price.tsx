'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type SubmitEvent } from 'react';
import {
  Button,
  CountsFromField,
  Dialog,
  Diff,
  FormActions,
  MoneyField,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { formatDateTime, formatPricePerMillion } from '@/format/index.ts';
import { kernelProblems, textOf } from '@/forms/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from './model-types.ts';
import { priceNames, priceWords } from './price-words.ts';
import { readClasses } from './read-classes.ts';
import { readPrice, type ReadPrice } from './read-price.ts';

/** Few prices tell further classes apart: their fields come when they are asked for. */
const MoreClasses = lazy(async () => ({ default: (await import('./more-classes.tsx')).MoreClasses }));

const amounts = [
  ['input', 'Input', 'inputNanoUsdPerMillion', undefined],
  ['output', 'Output', 'outputNanoUsdPerMillion', undefined],
  ['cachedInput', 'Cached input', 'cachedInputNanoUsdPerMillion', 'Empty: as input.'],
  ['cacheWrite', 'Cache write', 'cacheWriteNanoUsdPerMillion', 'Empty: as input.'],
] as const;

function shown(nanoUsd: string | null | undefined): string {
  return nanoUsd === null || nanoUsd === undefined ? '' : formatPricePerMillion(BigInt(nanoUsd)).replaceAll(',', '');
}

function readForm(form: HTMLFormElement, zone: string, before: Model['price'], withoutSource = ''): ReadPrice {
  const data = new FormData(form);
  const [input, output, cachedInput, cacheWrite] = amounts.map(([name]) => textOf(data, name)) as [
    string,
    string,
    string,
    string,
  ];
  const [source, from] = [textOf(data, 'source') || withoutSource, textOf(data, 'from')];
  const classes = readClasses((field) => (data.has(field) ? textOf(data, field) : undefined), before?.classes ?? null);
  return readPrice({ input, output, cachedInput, cacheWrite, source, from }, { nowMs: Date.now(), zone }, classes);
}

/** Sets the price that counts from now or from a day to come; what has been charged does not change. */
export function SetPrice({ model }: { readonly model: Model }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const zone = useViewerZone();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [withMore, setWithMore] = useState(false);
  const [refused, setRefused] = useState<ReadPrice['problems']>({});
  const [preview, setPreview] = useState<ReadPrice['price']>();
  const set = useMutation(
    trpc.models.setPrice.mutationOptions({
      onSuccess: async ({ name }, { effectiveFrom }) => {
        await client.invalidateQueries(trpc.models.pathFilter());
        show(false);
        const since = typeof effectiveFrom === 'number' ? formatDateTime(effectiveFrom, zone) : 'now';
        tell(`The new price of ${name} counts from ${since}. What has been charged stays.`);
      },
    }),
  );
  const show = (next: boolean) => {
    setOpen(next);
    setWithMore(false);
    setRefused({});
    setPreview(undefined);
    set.reset();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget, zone, model.price);
    setRefused(read.problems);
    if (read.price) set.mutate({ modelId: model.id, ...read.price });
  };
  const problems = { ...kernelProblems(set.error, 'from'), ...refused };
  return (
    <>
      <Button size="small" onClick={() => show(true)}>
        Set price…
      </Button>
      <Dialog open={open} onOpenChange={show} title={`Price of ${model.name}`} description="USD per million tokens.">
        <form
          onSubmit={submit}
          onChange={(event) => setPreview(readForm(event.currentTarget, zone, model.price, 'not given yet').price)}
          noValidate
          className="flex flex-col gap-3"
        >
          <div className="grid grid-cols-2 gap-3">
            {amounts.map(([name, label, key, hint]) => (
              <MoneyField
                key={name}
                name={name}
                label={label}
                hint={hint}
                defaultValue={shown(model.price?.[key])}
                problem={problems[name]}
                required={hint === undefined}
              />
            ))}
          </div>
          {withMore ? (
            <Suspense>
              <MoreClasses
                classes={model.price?.classes ?? null}
                problems={problems}
                onRows={() => setPreview(undefined)}
              />
            </Suspense>
          ) : (
            <div>
              <Button size="small" onClick={() => setWithMore(true)}>
                More classes and tiers…
              </Button>
            </div>
          )}
          <CountsFromField name="from" zone={zone} problem={problems['from']} />
          <TextField
            label="Source"
            name="source"
            required
            hint="Where the price comes from, such as a price list and its date."
            problem={problems['source']}
          />
          {preview && (
            <div className="-mx-4 border-t border-line-1 pt-2">
              <Diff
                kind="record"
                label={`Price of ${model.name} before and after, USD per million tokens`}
                before={model.price === null ? {} : priceWords(model.price)}
                after={priceWords(preview)}
                names={priceNames}
              />
            </div>
          )}
          <FormActions onCancel={() => show(false)} pending={set.isPending}>
            Set price
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
