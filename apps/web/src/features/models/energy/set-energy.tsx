'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CountsFromField,
  Dialog,
  FormActions,
  TextField,
  useToasts,
  WordsField,
} from '@/components/ui/index.ts';
import { formatDateTime } from '@/format/index.ts';
import { kernelProblems, readEffectiveFrom, textOf, useCheckedForm } from '@/forms/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Model } from '../model-types.ts';
import { basisNames, joulesText, readJoules, tierNames, type ModelFigure } from './energy-words.ts';

export interface SetEnergyProps {
  readonly model: Model;
  readonly figures: readonly ModelFigure[];
}

const ends = [
  ['input', 'A token read'],
  ['output', 'A token written'],
] as const;

/** Enters what a token takes, from now or from a day to come; calls keep what they were reckoned by. */
export function SetEnergy({ model, figures }: SetEnergyProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const zone = useViewerZone();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const [latest] = figures;
  const set = useMutation(
    trpc.energy.setFigure.mutationOptions({
      onSuccess: async (_figures, { effectiveFrom }) => {
        await client.invalidateQueries(trpc.energy.pathFilter());
        setOpen(false);
        const since = typeof effectiveFrom === 'number' ? formatDateTime(effectiveFrom, zone) : 'now';
        tell(`The energy of ${model.name} counts from ${since}. Calls before keep their figures.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setEnergyFigureInput }) => setEnergyFigureInput,
    read: (data) => ({
      modelId: model.id,
      effectiveFrom: readEffectiveFrom(data, zone),
      input: { low: readJoules(textOf(data, 'input')), high: readJoules(textOf(data, 'inputHigh')) },
      output: { low: readJoules(textOf(data, 'output')), high: readJoules(textOf(data, 'outputHigh')) },
      basis: textOf(data, 'basis'),
      tier: textOf(data, 'tier'),
      source: textOf(data, 'source'),
    }),
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'source'), ...form.problems };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          form.forget();
          set.reset();
          setOpen(true);
        }}
      >
        Set energy…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Energy of ${model.name}`}
        description="Joules a token at the meter of the data centre: accelerators, hosts, idle machines, cooling."
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          {ends.map(([name, label]) => (
            <div key={name} className="grid grid-cols-2 gap-3">
              <TextField
                label={`${label}, at least`}
                name={name}
                unit="J"
                inputMode="decimal"
                autoComplete="off"
                required
                defaultValue={latest && joulesText(latest[name].low)}
                problem={problems[name]}
              />
              <TextField
                label={`${label}, at most`}
                name={`${name}High`}
                unit="J"
                inputMode="decimal"
                autoComplete="off"
                required
                defaultValue={latest && joulesText(latest[name].high)}
              />
            </div>
          ))}
          <div className="grid grid-cols-2 gap-3">
            <WordsField
              label="Basis"
              name="basis"
              defaultValue="measured"
              problem={problems['basis']}
              words={basisNames}
            />
            <WordsField label="Known as" name="tier" defaultValue="T1" problem={problems['tier']} words={tierNames} />
          </div>
          <CountsFromField name="effectiveFrom" zone={zone} problem={problems['effectiveFrom']} />
          <TextField
            label="Source"
            name="source"
            required
            autoComplete="off"
            hint="Who measured or published it, and when."
            problem={problems['source']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={set.isPending}>
            Set energy
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
