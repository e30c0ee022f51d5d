'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Button, CountField, Facts, Panel, QueryState, TextField, useToasts } from '@/components/ui/index.ts';
import { LoopPolicyPanel } from '@/features/loops/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { EnergySettings } from './energy-settings.tsx';
import { ReuseSettings } from './reuse-settings.tsx';
import { settingsFormClass } from './settings-form-class.ts';
import { SettingsFrame } from './settings-frame.tsx';

interface Named {
  readonly name: string;
  readonly slug: string;
}

function describeRetention(days: number): string {
  return days === 0 ? 'not kept' : `kept for ${formatQuantity(days, 'day')}`;
}

function NameForm({ name, slug }: Named) {
  const trpc = useTRPC();
  const router = useRouter();
  const { tell } = useToasts();
  const rename = useMutation(
    trpc.settings.rename.mutationOptions({
      onSuccess: (organisation) => {
        tell(`The organisation is called ${organisation.name} now.`);
        router.refresh();
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ renameOrganisationInput }) => renameOrganisationInput,
    read: (data) => ({ name: textOf(data, 'name') }),
    onValid: (input) => rename.mutate(input),
  });
  const problems = { ...kernelProblems(rename.error, 'name'), ...form.problems };
  return (
    <form onSubmit={form.onSubmit} noValidate className={settingsFormClass}>
      <TextField
        label="Name"
        name="name"
        required
        autoComplete="organization"
        defaultValue={name}
        hint={`Addresses and programs keep the short name ${slug}.`}
        problem={problems['name']}
      />
      <Button type="submit" look="main" pending={rename.isPending}>
        Rename
      </Button>
    </form>
  );
}

function RetentionForm({ days }: { readonly days: number }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const update = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: async ({ payloadRetentionDays }) => {
        await client.invalidateQueries(trpc.settings.pathFilter());
        tell(`Messages of calls are ${describeRetention(payloadRetentionDays)}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ updateSettingsInput }) => updateSettingsInput,
    read: (data) => ({ payloadRetentionDays: Number(textOf(data, 'payloadRetentionDays') || Number.NaN) }),
    onValid: (input) => update.mutate(input),
  });
  const problems = { ...kernelProblems(update.error, 'payloadRetentionDays'), ...form.problems };
  return (
    <form onSubmit={form.onSubmit} noValidate className={settingsFormClass}>
      <CountField
        label="Retention"
        unit="days"
        name="payloadRetentionDays"
        required
        defaultValue={String(days)}
        hint="0: they are not kept, and those there are go. Figures and costs of calls always stay."
        problem={problems['payloadRetentionDays']}
      />
      <Button type="submit" look="main" pending={update.isPending}>
        Apply
      </Button>
    </form>
  );
}

/** What holds for everybody: the name, and for how long messages and answers are kept. */
export function OrganisationSettings({ organisation }: { readonly organisation: Named }) {
  const trpc = useTRPC();
  const mayWrite = useMay('organisation:write');
  const query = useQuery(trpc.settings.get.queryOptions());
  return (
    <SettingsFrame
      section="organisation"
      note={mayWrite ? 'for everybody, from now on' : 'for everybody; an owner can change it'}
    >
      <Panel title="Organisation">
        {mayWrite ? (
          <NameForm key={organisation.name} {...organisation} />
        ) : (
          <Facts
            facts={[
              ['Name', organisation.name],
              [
                'Short name',
                <span key="slug" className="font-mono">
                  {organisation.slug}
                </span>,
              ],
            ]}
          />
        )}
      </Panel>
      <Panel title="Messages of calls" note="prompts and answers">
        <QueryState query={query} what="the settings" rows={2}>
          {({ payloadRetentionDays: days }) =>
            mayWrite ? (
              <RetentionForm key={days} days={days} />
            ) : (
              <Facts facts={[['They are', describeRetention(days)]]} />
            )
          }
        </QueryState>
      </Panel>
      <Panel title="Answers for more than one call" note="in memory, for agents that allow it">
        <QueryState query={query} what="the settings" rows={2}>
          {(settings) => (
            <ReuseSettings
              key={`${settings.reuseTtlSeconds}/${settings.reuseMemoryMib}`}
              settings={settings}
              mayWrite={mayWrite}
            />
          )}
        </QueryState>
      </Panel>
      <Panel title="Energy of calls" note="where it counts as made, and what it costs">
        <QueryState query={query} what="the settings" rows={2}>
          {(settings) => (
            <EnergySettings
              key={`${settings.energyZone}/${settings.energyNanoUsdPerKwh}/${settings.carbonNanoUsdPerTonne}`}
              settings={settings}
              mayWrite={mayWrite}
            />
          )}
        </QueryState>
      </Panel>
      <LoopPolicyPanel />
    </SettingsFrame>
  );
}
