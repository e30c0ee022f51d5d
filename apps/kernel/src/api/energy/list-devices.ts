import { deviceFigures, deviceList, deviceMeter } from '@agent-os/core/contracts';
import {
  listDeviceMeters,
  listDevices,
  type DeviceMeterRow,
  type DeviceRow,
  type TenantTransaction,
} from '@agent-os/db';
import type { z } from 'zod';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

type Device = z.infer<typeof deviceList>['items'][number];

/** Devices with what they draw now; those that are retired too. */
export const listDevicesNow = organisationProcedure('models:read')
  .output(deviceList)
  .query(({ ctx }) => ctx.read(async (tx) => ({ items: await readDevices(tx) })));

export async function readDevices(tx: TenantTransaction): Promise<Device[]> {
  const meters = new Map((await listDeviceMeters(tx)).map((meter) => [meter.deviceId, meter]));
  const pools = await tx.pool.findMany({ select: { id: true, slug: true } });
  const departments = await tx.department.findMany({ select: { id: true, name: true } });
  const slugs = new Map(pools.map(({ id, slug }) => [id, slug]));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return (await listDevices(tx)).map((row) => deviceWire(row, meters.get(row.id), slugs, names));
}

/** @throws ApiError when there is none */
export async function readDevice(tx: TenantTransaction, deviceId: string): Promise<Device> {
  const found = (await readDevices(tx)).find(({ id }) => id === deviceId);
  if (found === undefined) throw notFound('device');
  return found;
}

function deviceWire(
  { weights: _weights, createdAt: _createdAt, meterKind, poolId, reservedDepartmentId, ...row }: DeviceRow,
  meter: DeviceMeterRow | undefined,
  slugs: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): Device {
  return {
    ...row,
    poolId,
    reservedDepartmentId,
    wearNanoUsdPerHour: row.wearNanoUsdPerHour.toString(),
    meter: deviceMeter.parse(row.meter),
    figures: deviceFigures.parse(row.figures),
    pool: { id: poolId, slug: slugs.get(poolId) ?? '' },
    reservedFor:
      reservedDepartmentId === null ? null : { id: reservedDepartmentId, name: names.get(reservedDepartmentId) ?? '' },
    now: {
      milliwatts: meter?.reading.powerMilliwatts ?? null,
      readAt: meter?.reading.atMs ?? null,
      basis: meterKind === 'model' ? 'estimated' : 'measured',
      problem: meter?.problem ?? null,
    },
  };
}
