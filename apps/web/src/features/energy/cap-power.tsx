'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CountsFromField,
  Dialog,
  FormActions,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '@/components/ui/index.ts';
import { formatDateTime, formatPower } from '@/format/index.ts';
import { kernelProblems, readEffectiveFrom, textOf, useCheckedForm } from '@/forms/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { EnergyDevice, PoolPower } from './energy-types.ts';
import { useEnergyRefresh } from './use-energy.ts';

const hourMs = 3_600_000;
const milliwattsPerWatt = 1_000;

export interface CapPowerProps {
  readonly pools: readonly PoolPower[];
  readonly devices: readonly EnergyDevice[];
  readonly onClose: () => void;
}

/** Says what the limit becomes before it is set; needs a reason. */
export function CapPower({ pools, devices, onClose }: CapPowerProps) {
  const trpc = useTRPC();
  const refresh = useEnergyRefresh();
  const zone = useViewerZone();
  const { tell } = useToasts();
  const [kind, setKind] = useState<'percent' | 'limit'>('percent');
  const [amount, setAmount] = useState('25');
  const [scope, setScope] = useState('organisation');
  const normal = normalOf(scope, pools, devices);
  const set = useMutation(
    trpc.energy.setCap.mutationOptions({
      onSuccess: async ({ scopeName, state, from, until }) => {
        await refresh();
        onClose();
        const begins = state === 'to_come' ? ` from ${formatDateTime(from, zone)}` : '';
        tell(`Power of ${scopeName.toLowerCase()} is capped${begins} until ${formatDateTime(until, zone)}.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setPowerCapInput }) => setPowerCapInput,
    read: (data) => {
      const value = Number(textOf(data, 'cut'));
      return {
        scope: scopeOf(textOf(data, 'scope')),
        cut:
          kind === 'percent' ? { kind, percent: value } : { kind, milliwatts: Math.round(value * milliwattsPerWatt) },
        from: readEffectiveFrom(data, zone, 'from'),
        forMs: Math.round(Number(textOf(data, 'forMs')) * hourMs),
        reason: textOf(data, 'reason'),
      };
    },
    onValid: (input) => set.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(set.error, 'reason'), ...form.problems };
  const typed = Number(amount);
  const limit = kind === 'percent' ? (normal * (100 - typed)) / 100 : typed * milliwattsPerWatt;
  const effect = Number.isFinite(limit) && amount.trim() !== '' ? Math.max(0, Math.min(limit, normal)) : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Cap power"
      description="Less may be drawn for a time. Of several caps the strictest counts. It ends by itself, or when it is lifted."
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
        <SelectField label="Of" name="scope" value={scope} onChange={({ target }) => setScope(target.value)}>
          <option value="organisation">All devices</option>
          {pools.map(({ poolId, slug }) => (
            <option key={poolId} value={`pool ${poolId}`}>
              Pool {slug}
            </option>
          ))}
          {devices.map(({ id, name }) => (
            <option key={id} value={`device ${id}`}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-3 sm:grid-cols-3">
          <SelectField
            label="How"
            value={kind}
            onChange={({ target }) => setKind(target.value === 'limit' ? 'limit' : 'percent')}
          >
            <option value="percent">Less by</option>
            <option value="limit">At most</option>
          </SelectField>
          <TextField
            label="Cut"
            name="cut"
            unit={kind === 'percent' ? '%' : 'W'}
            inputMode="decimal"
            autoComplete="off"
            required
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
            problem={problems['cut']}
          />
          <TextField
            label="For"
            name="forMs"
            unit="h"
            inputMode="decimal"
            autoComplete="off"
            required
            defaultValue="3"
            problem={problems['forMs']}
          />
        </div>
        <CountsFromField label="From" name="from" zone={zone} problem={problems['from']} />
        <p className="text-ink-2" aria-live="polite">
          {effect === undefined
            ? 'Give a number.'
            : `From at most ${formatPower(normal)} to at most ${formatPower(effect)}. Must-run work goes first; the rest waits.`}
        </p>
        <TextAreaField
          label="Reason"
          name="reason"
          rows={2}
          required
          problem={problems['reason'] ?? problems['scope']}
        />
        <FormActions onCancel={onClose} look="main" pending={set.isPending}>
          Cap power
        </FormActions>
      </form>
    </Dialog>
  );
}

function normalOf(scope: string, pools: readonly PoolPower[], devices: readonly EnergyDevice[]): number {
  const [kind, id] = scope.split(' ');
  if (kind === 'device') return devices.find((device) => device.id === id)?.peakMilliwatts ?? 0;
  return pools
    .filter(({ poolId }) => kind === 'organisation' || poolId === id)
    .reduce((sum, { normalMilliwatts }) => sum + normalMilliwatts, 0);
}

function scopeOf(text: string) {
  const [kind, id] = text.split(' ');
  return kind === 'organisation' ? { kind } : { kind, id };
}
