import { parseBudgetAmount, typeBudgetAmount } from '@agent-os/core/choices';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Facts, TextField, useToasts } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { settingsFormClass } from './settings-form-class.ts';

type Settings = RouterOutputs['settings']['get'];

const usdOf = (nanoUsd: string | null): string => (nanoUsd === null ? '' : typeBudgetAmount('usd', BigInt(nanoUsd)));

function describePrice(nanoUsd: string | null): string {
  return nanoUsd === null ? 'in the prices of calls' : `$${usdOf(nanoUsd)} for a kilowatt-hour`;
}

function describeCarbonPrice(nanoUsd: string | null): string {
  return nanoUsd === null ? 'none' : `$${usdOf(nanoUsd)} for a tonne`;
}

/** Empty: none. What is no amount goes on as it is, and the check says so. */
function nanoUsdOf(typed: string): string | null {
  if (typed.trim() === '') return null;
  return parseBudgetAmount('usd', typed)?.toString() ?? typed;
}

/** Where models run that do not say so, and what a kilowatt-hour and a tonne of CO₂e cost. */
export function EnergySettings({ settings, mayWrite }: { readonly settings: Settings; readonly mayWrite: boolean }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const update = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: async ({ energyZone, energyNanoUsdPerKwh, carbonNanoUsdPerTonne }) => {
        await client.invalidateQueries(trpc.settings.pathFilter());
        const carbon = describeCarbonPrice(carbonNanoUsdPerTonne);
        tell(
          `Electricity counts as of ${energyZone}; its price is ${describePrice(energyNanoUsdPerKwh)}, that of carbon ${carbon}.`,
        );
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateSettingsInput }) => updateSettingsInput,
    read: (data) => ({
      energyZone: textOf(data, 'energyZone'),
      energyNanoUsdPerKwh: nanoUsdOf(textOf(data, 'energyNanoUsdPerKwh')),
      carbonNanoUsdPerTonne: nanoUsdOf(textOf(data, 'carbonNanoUsdPerTonne')),
    }),
    onValid: (input) => update.mutate(input),
  });
  const problems = { ...kernelProblems(update.error, 'energyZone'), ...form.problems };
  if (!mayWrite) {
    const price = describePrice(settings.energyNanoUsdPerKwh);
    return (
      <Facts
        facts={[
          ['Electricity of', settings.energyZone],
          ['Its price', price],
          ['Price of carbon', describeCarbonPrice(settings.carbonNanoUsdPerTonne)],
        ]}
      />
    );
  }
  return (
    <form onSubmit={form.onSubmit} noValidate className={settingsFormClass}>
      <TextField
        label="Electricity of"
        name="energyZone"
        required
        defaultValue={settings.energyZone}
        hint="WORLD, or a country by its two letters. A model whose region is a country counts there."
        problem={problems['energyZone']}
      />
      <TextField
        label="Price of a kilowatt-hour, USD"
        name="energyNanoUsdPerKwh"
        inputMode="decimal"
        defaultValue={usdOf(settings.energyNanoUsdPerKwh)}
        hint="For models on your own machines; it counts in the cost of an accepted task and of slots in the market. Empty: it is in the prices of calls."
        problem={problems['energyNanoUsdPerKwh']}
      />
      <TextField
        label="Price of a tonne of CO₂e, USD"
        name="carbonNanoUsdPerTonne"
        inputMode="decimal"
        defaultValue={usdOf(settings.carbonNanoUsdPerTonne)}
        hint="Slots in the market cost so much more by what they emit. Empty: emissions cost nothing there."
        problem={problems['carbonNanoUsdPerTonne']}
      />
      <Button type="submit" look="main" pending={update.isPending}>
        Apply
      </Button>
    </form>
  );
}
