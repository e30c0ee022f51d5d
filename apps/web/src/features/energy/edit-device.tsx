'use client';

import { parseBudgetAmount, typeBudgetAmount } from '@agent-os/core/choices';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, FormActions, SelectField, TextField, useToasts, WordsField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { deviceChoices } from './device-choices.ts';
import type { EnergyDevice, MeterKind } from './energy-types.ts';
import { kindWords } from './energy-words.ts';
import { FigureFields, readFigures } from './figure-fields.tsx';
import { MeterFields, readMeter } from './meter-fields.tsx';
import { useEnergyRefresh } from './use-energy.ts';

const milliwattsPerWatt = 1_000;

export interface EditDeviceProps {
  /** Undefined: a new one. */
  readonly device: EnergyDevice | undefined;
  readonly onClose: () => void;
}

/** Registers a device, or changes what is said of it. */
export function EditDevice({ device, onClose }: EditDeviceProps) {
  const trpc = useTRPC();
  const refresh = useEnergyRefresh();
  const { tell } = useToasts();
  const pools = useQuery(trpc.models.pools.queryOptions());
  const departments = useQuery(trpc.departments.list.queryOptions());
  const choices = deviceChoices(device, pools.data, departments.data);
  const [meterKind, setMeterKind] = useState<MeterKind>(device?.meter.kind ?? 'model');
  const saved = async ({ name }: { readonly name: string }) => {
    await refresh();
    onClose();
    tell(device === undefined ? `${name} is metered from now on.` : `${name} is changed.`);
  };
  const create = useMutation(trpc.energy.createDevice.mutationOptions({ onSuccess: saved }));
  const update = useMutation(trpc.energy.updateDevice.mutationOptions({ onSuccess: saved }));
  const form = useCheckedForm({
    schema: ({ createDeviceInput }) => createDeviceInput,
    read: (data) => ({
      name: textOf(data, 'name'),
      poolId: textOf(data, 'poolId'),
      kind: textOf(data, 'kind'),
      accelerator: textOf(data, 'accelerator'),
      meter: readMeter(data, meterKind),
      idleMilliwatts: wattsIn(data, 'idleMilliwatts'),
      peakMilliwatts: wattsIn(data, 'peakMilliwatts'),
      systemMilliwatts: wattsIn(data, 'systemMilliwatts'),
      figures: readFigures(data, device?.figures ?? []),
      reservedDepartmentId: textOf(data, 'reservedDepartmentId') || null,
      wearNanoUsdPerHour: wearIn(data),
    }),
    onValid: (input) => {
      if (device === undefined) create.mutate(input);
      else update.mutate({ ...input, deviceId: device.id });
    },
  });
  const error = create.error ?? update.error;
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(error, 'name'), ...form.problems };
  const watts = (name: 'idleMilliwatts' | 'peakMilliwatts' | 'systemMilliwatts', label: string, usual: number) => (
    <TextField
      label={label}
      name={name}
      unit="W"
      inputMode="decimal"
      autoComplete="off"
      required
      defaultValue={String((device?.[name] ?? usual) / milliwattsPerWatt)}
      problem={problems[name]}
    />
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={device === undefined ? 'Add a device' : `Edit ${device.name}`}
      description="What it drew before stays split as it was."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Name"
            name="name"
            required
            autoComplete="off"
            defaultValue={device?.name ?? ''}
            problem={problems['name']}
          />
          <SelectField
            key={pools.data?.length}
            label="Pool"
            name="poolId"
            {...(pools.data?.length === 0 && { hint: 'No pool yet: add a model under Models, it brings its own.' })}
            defaultValue={device?.poolId}
            problem={problems['poolId']}
          >
            {choices.pools.map(({ id, slug }) => (
              <option key={id} value={id}>
                {slug}
              </option>
            ))}
          </SelectField>
          <WordsField
            label="Kind"
            name="kind"
            defaultValue={device?.kind ?? 'gpu'}
            problem={problems['kind']}
            words={kindWords}
          />
          <TextField
            label="Accelerator"
            name="accelerator"
            autoComplete="off"
            placeholder="H100"
            defaultValue={device?.accelerator ?? ''}
            problem={problems['accelerator']}
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-3">
          {watts('idleMilliwatts', 'Idle', 75_000)}
          {watts('peakMilliwatts', 'Peak', 700_000)}
          {watts('systemMilliwatts', 'System', 0)}
        </div>
        <p className="text-12 text-ink-3">
          Idle with its model loaded; system is what the meter counts beside the device, such as fans.
        </p>
        <MeterFields kind={meterKind} onKind={setMeterKind} meter={device?.meter} problem={problems['meter']} />
        <SelectField
          key={departments.data?.length ?? -1}
          label="Held by"
          name="reservedDepartmentId"
          hint="Whoever holds it is charged for its idle energy."
          defaultValue={device?.reservedDepartmentId ?? ''}
          problem={problems['reservedDepartmentId']}
        >
          <option value="">Nobody</option>
          {choices.holders.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Wear, USD an hour"
          name="wearNanoUsdPerHour"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typeBudgetAmount('usd', BigInt(device?.wearNanoUsdPerHour ?? '0'))}
          hint="What it loses by running; in the market its slots cost so much more. 0: nothing."
          problem={problems['wearNanoUsdPerHour']}
        />
        <FigureFields figure={device?.figures[0]} problem={problems['figures']} />
        <FormActions
          onCancel={onClose}
          pending={create.isPending || update.isPending}
          disabled={choices.pools.length === 0}
        >
          {device === undefined ? 'Add device' : 'Save device'}
        </FormActions>
      </form>
    </Dialog>
  );
}

/** Nano-USD; what is no amount goes on as it is, and the check says so. */
function wearIn(data: FormData): string {
  const typed = textOf(data, 'wearNanoUsdPerHour').trim();
  return typed === '' ? '0' : (parseBudgetAmount('usd', typed)?.toString() ?? typed);
}

function wattsIn(data: FormData, name: string): number {
  const text = textOf(data, name).trim();
  return text === '' ? Number.NaN : Math.round(Number(text) * milliwattsPerWatt);
}
