import Link from 'next/link';
import type { CsvColumn } from '@/components/csv-button/index.ts';
import { Energy, type Column } from '@/components/ui/index.ts';
import { formatCarbon, formatCount, formatEnergyIn, nothing, type EnergyUnit } from '@/format/index.ts';
import type { EnergyGroup } from './of-calls-address.ts';
import { basisOf, callsOfEnergy, figuresOf, type EnergyOfOwners, type OwnerOfEnergy } from './prepare-owner-energy.ts';

const heads: Readonly<Record<EnergyGroup, string>> = {
  department: 'Department',
  team: 'Team',
  agent: 'Agent',
  model: 'Model',
  day: 'Day',
};

export interface OfCallsColumnsProps {
  readonly by: EnergyGroup;
  readonly answer: EnergyOfOwners;
  readonly unit: EnergyUnit;
}

/** Of owners; the unit of energy is that of the total, so that the column lines up. */
export function ofCallsColumns({ by, answer, unit }: OfCallsColumnsProps): readonly Column<OwnerOfEnergy>[] {
  const simulated = answer.spend === 'simulated';
  return [
    {
      key: 'owner',
      head: heads[by],
      cell: (owner) => {
        const href = callsOfEnergy(by, owner, answer);
        if (href === undefined) return owner.name;
        return (
          <Link
            href={href}
            title={`Calls of ${owner.name}`}
            className="inline-block max-w-64 truncate align-bottom font-medium text-ink-1 hover:underline"
          >
            {owner.name}
          </Link>
        );
      },
    },
    { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
    {
      key: 'measured',
      head: `measured, ${unit}`,
      align: 'right',
      cell: (owner) => <Energy millijoules={figuresOf(owner).measured} unit={unit} bare simulated={simulated} />,
    },
    {
      key: 'estimated',
      head: `estimated, ${unit}`,
      align: 'right',
      cell: (owner) => {
        const { estimated } = figuresOf(owner);
        return <Energy millijoules={estimated} unit={unit} bare estimated={estimated > 0} simulated={simulated} />;
      },
    },
    {
      key: 'between',
      head: `between, ${unit}`,
      align: 'right',
      cell: (owner) => {
        const { low, high } = figuresOf(owner);
        return high === 0 ? nothing : `${formatEnergyIn(low, unit)} to ${formatEnergyIn(high, unit)}`;
      },
    },
    {
      key: 'thousand',
      head: 'Wh a 1,000 tokens',
      align: 'right',
      cell: (owner) => {
        const { perThousand, estimated } = figuresOf(owner);
        if (perThousand === null) return nothing;
        const interval = { lowMillijoules: perThousand.low, highMillijoules: perThousand.high, level: 1 };
        return (
          <Energy
            millijoules={perThousand.centre}
            unit="Wh"
            bare
            estimated={estimated > 0}
            simulated={simulated}
            interval={interval}
          />
        );
      },
    },
    {
      key: 'task',
      head: 'J an accepted task',
      align: 'right',
      cell: (owner) => {
        const { perAcceptedTask, estimated } = figuresOf(owner);
        return <Energy millijoules={perAcceptedTask} unit="J" bare estimated={estimated > 0} simulated={simulated} />;
      },
    },
    {
      key: 'grid',
      head: 'CO₂e, location',
      align: 'right',
      cell: ({ locationMicrograms }) => formatCarbon(Number(locationMicrograms)),
    },
    {
      key: 'contract',
      head: 'CO₂e, market',
      align: 'right',
      cell: ({ marketMicrograms }) => formatCarbon(Number(marketMicrograms)),
    },
    { key: 'basis', head: 'Known', cell: (owner) => basisOf(owner) ?? nothing },
  ];
}

/** The same in exact figures. */
export const ofCallsCsv = (by: EnergyGroup): readonly CsvColumn<OwnerOfEnergy>[] => {
  const figure = (head: string, unit: string, text: (owner: OwnerOfEnergy) => string) => ({
    head,
    unit,
    figures: true,
    text,
  });
  return [
    { head: by, text: ({ name }) => name },
    { head: 'id', text: ({ id }) => id },
    { head: 'calls', figures: true, text: ({ calls }) => String(calls) },
    { head: 'calls without energy', figures: true, text: ({ callsWithoutEnergy }) => String(callsWithoutEnergy) },
    { head: 'tokens', figures: true, text: ({ tokens }) => String(tokens) },
    figure('energy', 'mJ', ({ millijoules }) => millijoules),
    figure('of it estimated', 'mJ', ({ estimatedMillijoules }) => estimatedMillijoules),
    figure('at least', 'mJ', ({ lowMillijoules }) => lowMillijoules),
    figure('at most', 'mJ', ({ highMillijoules }) => highMillijoules),
    figure('CO2e location-based', 'µg', ({ locationMicrograms }) => locationMicrograms),
    figure('CO2e market-based', 'µg', ({ marketMicrograms }) => marketMicrograms),
    { head: 'accepted tasks', figures: true, text: ({ acceptedTasks }) => String(acceptedTasks ?? '') },
    figure('energy an accepted task', 'mJ', (owner) => owner.millijoulesPerAcceptedTask ?? ''),
    { head: 'known', text: (owner) => basisOf(owner) ?? '' },
  ];
};
