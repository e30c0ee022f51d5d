'use client';

import {
  Button,
  DataTable,
  EmptyState,
  Panel,
  QueryState,
  SimulatedBadge,
  StateBadge,
  type Column,
} from '@/components/ui/index.ts';
import { formatPower } from '@/format/index.ts';
import type { EnergyDevice } from './energy-types.ts';
import { kindWords, meterWords } from './energy-words.ts';
import { LearnDevice } from './learn-device.tsx';
import { PowerFigure } from './power-figure.tsx';
import { RetireDevice } from './retire-device.tsx';
import { useDevices } from './use-energy.ts';

const columns: readonly Column<EnergyDevice>[] = [
  {
    key: 'name',
    head: 'Device',
    className: 'max-w-72',
    cell: ({ name, simulated, state }) => (
      <span className="inline-flex max-w-full items-center gap-2 align-bottom">
        <span className="min-w-0 truncate font-medium text-ink-1" title={name}>
          {name}
        </span>
        {simulated && <SimulatedBadge />}
        {state === 'retired' && <StateBadge shape="settled">retired</StateBadge>}
      </span>
    ),
  },
  {
    key: 'kind',
    head: 'Kind',
    className: 'max-w-36 truncate',
    cell: ({ kind, accelerator }) => [kindWords[kind], accelerator].filter(Boolean).join(', '),
  },
  { key: 'pool', head: 'Pool', className: 'max-w-40 truncate', cell: ({ pool }) => pool.slug },
  {
    key: 'meter',
    head: 'Meter',
    cell: ({ meter, now }) =>
      now.problem === null ? (
        meterWords[meter.kind]
      ) : (
        <span className="inline-flex items-center gap-2">
          <StateBadge shape="error">not read</StateBadge>
          <span className="text-ink-2">{now.problem}</span>
        </span>
      ),
  },
  {
    key: 'now',
    head: 'Draws now',
    align: 'right',
    cell: ({ now, simulated }) => (
      <PowerFigure milliwatts={now.milliwatts} estimated={now.basis === 'estimated'} simulated={simulated} />
    ),
  },
  {
    key: 'range',
    head: 'Idle to peak',
    align: 'right',
    cell: ({ idleMilliwatts, peakMilliwatts }) => `${formatPower(idleMilliwatts)} to ${formatPower(peakMilliwatts)}`,
  },
  {
    key: 'held',
    head: 'Held by',
    className: 'max-w-32 truncate',
    cell: ({ reservedFor }) => reservedFor?.name ?? 'nobody',
  },
];

const changing = (onEdit: (device: EnergyDevice) => void): Column<EnergyDevice> => ({
  key: 'change',
  head: <span className="sr-only">Change</span>,
  align: 'right',
  cell: (device) =>
    device.state === 'active' && (
      <span className="inline-flex gap-2">
        <Button size="small" aria-label={`Edit ${device.name}`} onClick={() => onEdit(device)}>
          Edit…
        </Button>
        {device.meter.kind !== 'model' && <LearnDevice device={device} />}
        <RetireDevice device={device} />
      </span>
    ),
});

export interface DevicesPanelProps {
  readonly mayWrite: boolean;
  readonly onEdit: (device: EnergyDevice) => void;
}

/** What calls run on, how it is metered, and what it draws. */
export function DevicesPanel({ mayWrite, onEdit }: DevicesPanelProps) {
  const query = useDevices();
  return (
    <Panel title="Devices" note="with their meters">
      <QueryState query={query} what="the devices" rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No devices yet.">
              <p>
                Name what the calls of a pool run on, and how it is metered; without a meter its draw is reckoned from
                load.
              </p>
            </EmptyState>
          ) : (
            <DataTable
              caption="Devices"
              columns={mayWrite ? [...columns, changing(onEdit)] : columns}
              rows={items}
              rowKey={({ id }) => id}
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
