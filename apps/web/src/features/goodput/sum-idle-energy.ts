import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type LedgerRow = Pick<RouterOutputs['energy']['ledger']['devices'][number], 'deviceId' | 'basis' | 'parts'>;
type KnownDevice = Pick<RouterOutputs['energy']['devices']['items'][number], 'id' | 'pool' | 'simulated'>;

export interface IdleEnergySum {
  /** Millijoules of meters, whoever held the device. */
  readonly measured: number;
  readonly estimated: number;
  /** All of the estimate is of devices that are simulated. */
  readonly simulated: boolean;
}

/** Idle energy of a pool's devices, or of all of them. */
export function sumIdleEnergy(
  rows: readonly LedgerRow[],
  devices: readonly KnownDevice[],
  poolId: string | undefined,
): IdleEnergySum {
  const wanted = new Map(
    devices.filter(({ pool }) => poolId === undefined || pool.id === poolId).map((device) => [device.id, device]),
  );
  const ofPool = rows.filter(({ deviceId }) => wanted.has(deviceId));
  const estimates = ofPool.filter(({ basis }) => basis === 'estimated');
  const sumOf = (some: readonly LedgerRow[]) =>
    some.reduce((sum, { parts }) => sum + Number(parts.idleAllocated) + Number(parts.idleUnallocated), 0);
  return {
    measured: sumOf(ofPool.filter(({ basis }) => basis !== 'estimated')),
    estimated: sumOf(estimates),
    simulated: estimates.every(({ deviceId }) => wanted.get(deviceId)?.simulated === true),
  };
}
