import type { EnergyLedger, LedgerDevice, LedgerOwner } from './energy-types.ts';

export type Basis = LedgerDevice['basis'];
type PartName = keyof LedgerDevice['parts'];

/** Millijoules; sums of a day of a hall of devices are far below what a number holds exactly. */
export type LedgerParts = Readonly<Record<PartName, number>>;

const partNames: readonly PartName[] = [
  'metered',
  'attributed',
  'idleAllocated',
  'idleUnallocated',
  'system',
  'residual',
];

export function partsOf({ parts }: Pick<LedgerDevice, 'parts'>): LedgerParts {
  const read = (name: PartName): number => Number(parts[name]);
  return {
    metered: read('metered'),
    attributed: read('attributed'),
    idleAllocated: read('idleAllocated'),
    idleUnallocated: read('idleUnallocated'),
    system: read('system'),
    residual: read('residual'),
  };
}

/** The identity of each basis that there is: estimates are never added to what was measured. */
export function sumByBasis({
  devices,
}: EnergyLedger): readonly { readonly basis: Basis; readonly parts: LedgerParts }[] {
  const bases: readonly Basis[] = ['measured', 'allocated', 'estimated'];
  return bases.flatMap((basis) => {
    const rows = devices.filter((row) => row.basis === basis).map(partsOf);
    if (rows.length === 0) return [];
    const sums = partNames.map((name) => [name, rows.reduce((all, parts) => all + parts[name], 0)] as const);
    return { basis, parts: Object.fromEntries(sums) as LedgerParts };
  });
}

export interface DeviceResidual {
  readonly deviceId: string;
  readonly millijoules: number;
  /** Of what the device itself was metered, 1 being all. */
  readonly share: number;
}

/** What makes up the residual of all measured devices, the most first; a device without one is left out. */
export function residualByDevice({ devices }: EnergyLedger): readonly DeviceResidual[] {
  return devices
    .filter(({ basis }) => basis === 'measured')
    .map((row) => ({ deviceId: row.deviceId, ...partsOf(row) }))
    .filter(({ residual }) => residual !== 0)
    .map(({ deviceId, metered, residual }) => ({ deviceId, millijoules: residual, share: residual / metered }))
    .toSorted((a, b) => b.millijoules - a.millijoules);
}

export interface OwnerEnergy {
  readonly id: string;
  readonly name: string;
  readonly estimated: boolean;
  readonly millijoules: number;
}

/** Departments or agents, the most first. */
export function sumOwners(owners: readonly LedgerOwner[], by: 'department' | 'agent'): readonly OwnerEnergy[] {
  const sums = new Map<string, OwnerEnergy>();
  for (const owner of owners) {
    const id = by === 'agent' ? owner.agentId : owner.departmentId;
    const name = (by === 'agent' ? owner.agentName : owner.departmentName) ?? id;
    const key = `${id} ${owner.basis === 'estimated'}`;
    const before = sums.get(key)?.millijoules ?? 0;
    const millijoules = before + Number(owner.energy);
    sums.set(key, { id, name, estimated: owner.basis === 'estimated', millijoules });
  }
  return [...sums.values()].toSorted((a, b) => b.millijoules - a.millijoules);
}

/** The first so many, and all others as one, so that the sum stays the same. */
export function foldOwners(owners: readonly OwnerEnergy[], most: number): readonly OwnerEnergy[] {
  if (owners.length <= most) return owners;
  const others = owners.slice(most - 1);
  const name = `${others.length} others`;
  const millijoules = others.reduce((sum, owner) => sum + owner.millijoules, 0);
  return [
    ...owners.slice(0, most - 1),
    { id: 'others', name, estimated: others.some(({ estimated }) => estimated), millijoules },
  ];
}
