'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CountField,
  CountsFromField,
  Dialog,
  FormActions,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { formatDateTime } from '@/format/index.ts';
import { kernelProblems, readEffectiveFrom, textOf, useCheckedForm } from '@/forms/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

const gramsOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', '')));

/** Enters what a kilowatt-hour of a zone emits, from now or from a day to come. */
export function SetIntensity() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const zoneOfTime = useViewerZone();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const set = useMutation(
    trpc.energy.setIntensity.mutationOptions({
      onSuccess: async (_intensities, { zone, effectiveFrom }) => {
        await client.invalidateQueries(trpc.energy.pathFilter());
        setOpen(false);
        const since = typeof effectiveFrom === 'number' ? formatDateTime(effectiveFrom, zoneOfTime) : 'now';
        tell(`The intensity of ${zone} counts from ${since}. What calls emitted before stays.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setCarbonIntensityInput }) => setCarbonIntensityInput,
    read: (data) => {
      const market = textOf(data, 'marketGramsPerKilowattHour');
      return {
        zone: textOf(data, 'zone'),
        effectiveFrom: readEffectiveFrom(data, zoneOfTime),
        locationGramsPerKilowattHour: gramsOf(textOf(data, 'locationGramsPerKilowattHour')),
        marketGramsPerKilowattHour: market.trim() === '' ? null : gramsOf(market),
        source: textOf(data, 'source'),
      };
    },
    onValid: (input) => set.mutate(input),
  });
  const problems = { ...kernelProblems(set.error, 'zone'), ...form.problems };
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
        Set intensity…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Grid intensity"
        description="Grams of CO₂e for a kilowatt-hour. Location-based and market-based are kept side by side and never set off."
      >
        <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
          <TextField
            label="Zone"
            name="zone"
            required
            autoComplete="off"
            hint="WORLD, or a country by its two letters."
            problem={problems['zone']}
          />
          <div className="grid grid-cols-2 gap-3">
            <CountField
              label="Location-based, g"
              name="locationGramsPerKilowattHour"
              required
              hint="Of the grid."
              problem={problems['locationGramsPerKilowattHour']}
            />
            <CountField
              label="Market-based, g"
              name="marketGramsPerKilowattHour"
              hint="By contract. Empty: as the grid."
              problem={problems['marketGramsPerKilowattHour']}
            />
          </div>
          <CountsFromField name="effectiveFrom" zone={zoneOfTime} problem={problems['effectiveFrom']} />
          <TextField
            label="Source"
            name="source"
            required
            autoComplete="off"
            hint="Who published it, for which year."
            problem={problems['source']}
          />
          <FormActions onCancel={() => setOpen(false)} pending={set.isPending}>
            Set intensity
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
