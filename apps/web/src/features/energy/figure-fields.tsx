'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField, TextAreaField, TextField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { EnergyDevice } from './energy-types.ts';
import { curveOfLines, linesOfCurve } from './figure-lines.ts';

type DeviceFigure = EnergyDevice['figures'][number];

export interface FigureFieldsProps {
  /** Undefined: there are none yet. */
  readonly figure: DeviceFigure | undefined;
  readonly problem: string | undefined;
}

/** What a token takes by batch: published figures to begin with, or one's own. */
export function FigureFields({ figure, problem }: FigureFieldsProps) {
  const trpc = useTRPC();
  const published = useQuery(trpc.energy.published.queryOptions());
  const [shown, setShown] = useState({ figure, chosen: '' });
  const names = published.data?.items.map(
    ({ accelerator, accelerators, figure: { model } }) => `${model} on ${accelerators} × ${accelerator}`,
  );
  const choose = (chosen: string) => {
    const item = published.data?.items[names?.indexOf(chosen) ?? -1];
    setShown({ figure: item?.figure ?? figure, chosen });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-12 font-medium text-ink-2">Energy of a token</legend>
      <SelectField
        label="Begin with"
        value={shown.chosen}
        hint="Published figures count accelerators only. What the device’s own meter teaches is better."
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{figure === undefined ? 'Nothing' : 'What it has'}</option>
        {names?.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <div key={shown.chosen} className="grid gap-3 sm:grid-cols-2">
        <TextField label="Model" name="figureModel" autoComplete="off" defaultValue={shown.figure?.model ?? ''} />
        <TextField label="Source" name="figureSource" autoComplete="off" defaultValue={shown.figure?.source ?? ''} />
        <div className="sm:col-span-2">
          <TextAreaField
            label="By batch"
            name="figures"
            rows={4}
            hint="A line each: batch, J a token, tokens a second if known. Empty: no figures."
            defaultValue={shown.figure === undefined ? '' : linesOfCurve(shown.figure.curve)}
            problem={problem}
          />
        </div>
      </div>
    </fieldset>
  );
}

/** For the contract to check; figures of other models stay as they are. */
export function readFigures(data: FormData, before: readonly DeviceFigure[]): DeviceFigure[] {
  const others = before.slice(1);
  const curve = curveOfLines(textOf(data, 'figures'));
  if (curve.length === 0) return others;
  return [{ model: textOf(data, 'figureModel'), source: textOf(data, 'figureSource'), curve }, ...others];
}
