'use client';

import { useState } from 'react';
import { DataTable, EmptyState, Energy, Panel, QueryState, SelectField, type Column } from '@/components/ui/index.ts';
import { ledgerHours } from './ledger-hours.ts';
import { foldOwners, sumOwners, type OwnerEnergy } from './prepare-ledger.ts';
import { useDevices, useLedger } from './use-energy.ts';

const rowsMost = 20;

const ownerColumns = (by: 'department' | 'agent', simulated: boolean): readonly Column<OwnerEnergy>[] => [
  { key: 'name', head: by === 'agent' ? 'Agent' : 'Department', cell: ({ name }) => name },
  {
    key: 'energy',
    head: 'Attributed',
    align: 'right',
    cell: ({ millijoules, estimated }) => (
      <Energy millijoules={millijoules} estimated={estimated} simulated={simulated && estimated} />
    ),
  },
];

/** Whose the attributed energy is: shares of meters, and of what was reckoned. */
export function OwnersPanel() {
  const query = useLedger();
  const { data } = useDevices();
  const [by, setBy] = useState<'department' | 'agent'>('department');
  const simulated = data?.items.every((device) => device.simulated) === true;
  return (
    <Panel
      title="Whose it was"
      note={`attributed by tokens and time in slots, last ${ledgerHours} h`}
      actions={
        <SelectField
          label="Attributed to"
          quiet
          value={by}
          onChange={({ target }) => setBy(target.value === 'agent' ? 'agent' : 'department')}
        >
          <option value="department">Departments</option>
          <option value="agent">Agents</option>
        </SelectField>
      }
    >
      <QueryState query={query} what="the owners" rows={4}>
        {({ owners }) =>
          owners.length === 0 ? (
            <EmptyState title="No call has run on a device in this time." />
          ) : (
            <DataTable
              caption="Energy by owner"
              columns={ownerColumns(by, simulated)}
              rows={foldOwners(sumOwners(owners, by), rowsMost)}
              rowKey={({ id, estimated }) => `${id} ${String(estimated)}`}
              beside
            />
          )
        }
      </QueryState>
    </Panel>
  );
}
