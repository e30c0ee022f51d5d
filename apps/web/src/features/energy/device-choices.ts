import type { EnergyDevice } from './energy-types.ts';

interface Pool {
  readonly id: string;
  readonly slug: string;
}

interface Holder {
  readonly id: string;
  readonly name: string;
}

export interface DeviceChoices {
  readonly pools: readonly Pool[];
  readonly holders: readonly Holder[];
}

/**
 * Pools and holders that the form of a device offers. Until a list is here (undefined) it is what the device has: saved
 * early, a device must not lose its pool or its holder.
 */
export function deviceChoices(
  device: Pick<EnergyDevice, 'pool' | 'reservedFor'> | undefined,
  pools: readonly Pool[] | undefined,
  departments: readonly Holder[] | undefined,
): DeviceChoices {
  return {
    pools: pools ?? (device === undefined ? [] : [device.pool]),
    holders: departments ?? (device?.reservedFor ? [device.reservedFor] : []),
  };
}
