'use client';

import { useState } from 'react';
import { Button, KeyHint, Page } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { CapsPanel } from './caps-panel.tsx';
import { DarkPanel } from './dark-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import type { EnergyDevice } from './energy-types.ts';
import { IntensitiesPanel } from './intensities/index.ts';
import { LedgerPanel } from './ledger-panel.tsx';
import { OfCallsPanel } from './of-calls/index.ts';
import { OwnersPanel } from './owners-panel.tsx';
import { PowerPanel } from './power-panel.tsx';
import { useCaps, useDevices } from './use-energy.ts';

const CapPower = lazyPart(async () => (await import('./cap-power.tsx')).CapPower);
const EditDevice = lazyPart(async () => (await import('./edit-device.tsx')).EditDevice);

type Layer = { readonly kind: 'cap' } | { readonly kind: 'device'; readonly device: EnergyDevice | undefined };

/** What devices draw now, where the energy went and whose it was; and who limits it. */
export function EnergyPage() {
  useWarm(CapPower);
  useWarm(EditDevice);
  const mayCap = useMay('scheduler:write');
  const mayEdit = useMay('models:write');
  const [layer, setLayer] = useState<Layer>();
  const caps = useCaps();
  const devices = useDevices();
  const pools = caps.data?.pools ?? [];
  const canCap = mayCap && pools.length > 0;
  const cap = () => setLayer({ kind: 'cap' });
  const edit = (device: EnergyDevice | undefined) => setLayer({ kind: 'device', device });
  const close = () => setLayer(undefined);
  useKeys({
    ...(canCap ? { t: { does: 'cap power', run: cap } } : {}),
    ...(mayEdit ? { n: { does: 'add a device', run: () => edit(undefined) } } : {}),
  });
  useActions([
    ...(canCap ? [{ id: 'energy.cap', name: 'Cap power…', note: 'for a time, with a reason', run: cap }] : []),
    ...(mayEdit
      ? [{ id: 'energy.device', name: 'Add a device…', note: 'with its meter', run: () => edit(undefined) }]
      : []),
  ]);
  return (
    <Page
      title="Energy"
      note="what devices draw, and whose it is"
      actions={
        <>
          {canCap && (
            <Button onClick={cap}>
              Cap power… <KeyHint>t</KeyHint>
            </Button>
          )}
          {mayEdit && (
            <Button onClick={() => edit(undefined)}>
              Add device… <KeyHint>n</KeyHint>
            </Button>
          )}
        </>
      }
    >
      <PowerPanel />
      <CapsPanel mayWrite={mayCap} />
      <OfCallsPanel />
      <LedgerPanel />
      <div className="grid md:grid-cols-2">
        <OwnersPanel />
        <DarkPanel />
      </div>
      <DevicesPanel mayWrite={mayEdit} onEdit={edit} />
      <IntensitiesPanel mayWrite={mayEdit} />
      {layer?.kind === 'cap' && (
        <CapPower
          pools={pools}
          devices={devices.data?.items.filter(({ state, kind }) => state === 'active' && kind !== 'api') ?? []}
          onClose={close}
        />
      )}
      {layer?.kind === 'device' && <EditDevice device={layer.device} onClose={close} />}
    </Page>
  );
}
