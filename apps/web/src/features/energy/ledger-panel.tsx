'use client';

import { DataTable, EmptyState, Energy, Panel, QueryState, StateBadge, type Column } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import type { EnergyDevice, LedgerDevice } from './energy-types.ts';
import { ledgerHours } from './ledger-hours.ts';
import { partsOf, sumByBasis, type Basis, type LedgerParts } from './prepare-ledger.ts';
import { useDevices, useLedger } from './use-energy.ts';

const termNames: readonly (readonly [keyof LedgerParts, string])[] = [
  ['attributed', 'attributed'],
  ['idleAllocated', 'idle, held'],
  ['idleUnallocated', 'idle, free'],
  ['system', 'system'],
  ['residual', 'residual'],
];

interface IdentityProps {
  readonly basis: Basis;
  readonly parts: LedgerParts;
  readonly simulated: boolean;
}

/** metered = attributed + idle + system + residual, with the figures of one basis. */
function Identity({ basis, parts, simulated }: IdentityProps) {
  const marks = { estimated: basis === 'estimated', simulated };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-1 px-4 py-2">
      <dl className="flex flex-wrap items-end gap-x-3 gap-y-1">
        <div>
          <dt className="text-12 text-ink-3">metered</dt>
          <dd className="font-semibold text-ink-1">
            <Energy millijoules={parts.metered} {...marks} />
          </dd>
        </div>
        {termNames.map(([name, words], index) => (
          <div key={name}>
            <dt className="text-12 text-ink-3">
              <span aria-hidden="true">{index === 0 ? '= ' : '+ '}</span>
              {words}
            </dt>
            <dd className="text-ink-1">
              <Energy millijoules={parts[name]} {...marks} />
            </dd>
          </div>
        ))}
      </dl>
      <span className="ml-auto">
        <StateBadge shape={simulated ? 'simulated' : basis === 'estimated' ? 'estimated' : 'settled'}>
          {simulated ? `${basis}, simulated` : basis}
        </StateBadge>
      </span>
    </div>
  );
}

function ledgerColumns(devices: ReadonlyMap<string, EnergyDevice>): readonly Column<LedgerDevice>[] {
  const figure = (row: LedgerDevice, name: keyof LedgerParts) => (
    <Energy
      millijoules={partsOf(row)[name]}
      estimated={row.basis === 'estimated'}
      simulated={devices.get(row.deviceId)?.simulated === true}
    />
  );
  return [
    { key: 'device', head: 'Device', cell: ({ deviceId }) => devices.get(deviceId)?.name ?? deviceId },
    { key: 'basis', head: 'Basis', cell: ({ basis }) => basis },
    { key: 'metered', head: 'Metered', align: 'right', cell: (row) => figure(row, 'metered') },
    ...termNames.map(([name, words]) => ({
      key: name,
      head: words.charAt(0).toUpperCase() + words.slice(1),
      align: 'right' as const,
      cell: (row: LedgerDevice) => figure(row, name),
    })),
    {
      key: 'share',
      head: 'Residual %',
      align: 'right',
      cell: (row) => {
        const { metered, residual } = partsOf(row);
        return formatShare(metered === 0 ? 0 : residual / metered);
      },
    },
  ];
}

/** Where the energy of the last day went; every millijoule is in one part. */
export function LedgerPanel() {
  const query = useLedger();
  const { data } = useDevices();
  const devices = new Map(data?.items.map((device) => [device.id, device]));
  return (
    <Panel title="Energy ledger" note={`last ${ledgerHours} h; metered = attributed + idle + system + residual`}>
      <QueryState query={query} what="the energy ledger" rows={4}>
        {(ledger) =>
          ledger.devices.length === 0 ? (
            <EmptyState title="Nothing is metered yet.">
              <p>A device’s first interval is split about 20 s after it was added.</p>
            </EmptyState>
          ) : (
            <>
              {sumByBasis(ledger).map(({ basis, parts }) => {
                const ofBasis = ledger.devices.filter((row) => row.basis === basis);
                const simulated = ofBasis.every(({ deviceId }) => devices.get(deviceId)?.simulated === true);
                return <Identity key={basis} basis={basis} parts={parts} simulated={simulated} />;
              })}
              <DataTable
                caption="Energy of devices"
                columns={ledgerColumns(devices)}
                rows={ledger.devices}
                rowKey={({ deviceId, basis }) => `${deviceId} ${basis}`}
              />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
