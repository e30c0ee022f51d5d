import type { MeteredEnergy, MeterReading } from '@agent-os/core/attribution';
import type { TenantTransaction } from '../../client/index.ts';

/** A device's last reading. Times in ms since 1970. */
export interface DeviceMeterRow {
  readonly deviceId: string;
  /** The end of the interval that it was read for. */
  readonly untilMs: number;
  readonly reading: MeterReading;
  readonly carryMicrojoules: bigint;
  readonly problem: string | null;
  readonly problemAtMs: number | null;
}

export async function listDeviceMeters(tx: TenantTransaction): Promise<readonly DeviceMeterRow[]> {
  return (await tx.deviceMeter.findMany({ orderBy: { deviceId: 'asc' } })).map(meterRow);
}

/**
 * Nobody else counts energy of this device until the transaction ends. The first reading of a device has nothing to be compared
 * with: undefined, and it is for the caller to put it. Two that come at once: the second one waits, and finds the first one's.
 */
export async function lockDeviceMeter(tx: TenantTransaction, deviceId: string): Promise<DeviceMeterRow | undefined> {
  await tx.$queryRaw`select 1 as one from device where id = ${deviceId} for no key update`;
  const row = await tx.deviceMeter.findFirst({ where: { deviceId } });
  return row === null ? undefined : meterRow(row);
}

/** Puts a reading in place of the last one. */
export async function putDeviceMeter(
  tx: TenantTransaction,
  organisationId: string,
  { deviceId, untilMs, reading, carryMicrojoules }: Omit<DeviceMeterRow, 'problem' | 'problemAtMs'>,
): Promise<void> {
  const data = {
    untilAt: new Date(untilMs),
    readAt: new Date(reading.atMs),
    counterMicrojoules: reading.counter?.microjoules ?? null,
    wrapsAtMicrojoules: reading.counter?.wrapsAtMicrojoules ?? null,
    powerMilliwatts: reading.powerMilliwatts,
    carryMicrojoules: Number(carryMicrojoules),
    problem: null,
    problemAt: null,
  };
  const key = { organisationId, deviceId };
  await tx.deviceMeter.upsert({ where: { organisationId_deviceId: key }, create: { ...key, ...data }, update: data });
}

/** Notes that a meter could not be read. Its energy is counted when it can be again. */
export async function notePowerMeterProblem(
  tx: TenantTransaction,
  deviceId: string,
  problem: string,
  at: Date,
): Promise<void> {
  await tx.deviceMeter.updateMany({ where: { deviceId }, data: { problem, problemAt: at } });
}

export interface NewDeviceInterval {
  readonly deviceId: string;
  readonly poolId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly powerMilliwatts: number | null;
  readonly metered: MeteredEnergy;
}

/** Metered, and not yet split. Fails for an interval that is there. */
export async function insertDeviceInterval(
  tx: TenantTransaction,
  organisationId: string,
  { deviceId, poolId, fromMs, untilMs, powerMilliwatts, metered }: NewDeviceInterval,
): Promise<void> {
  await tx.deviceInterval.createMany({
    data: [
      {
        organisationId,
        deviceId,
        poolId,
        fromAt: new Date(fromMs),
        untilAt: new Date(untilMs),
        spanMilliseconds: BigInt(untilMs - fromMs),
        powerMilliwatts,
        method: metered.method,
        basis: metered.basis,
        meteredMillijoules: metered.millijoules,
      },
    ],
  });
}

type SelectedMeter = NonNullable<Awaited<ReturnType<TenantTransaction['deviceMeter']['findFirst']>>>;

function meterRow(row: SelectedMeter): DeviceMeterRow {
  return {
    deviceId: row.deviceId,
    untilMs: row.untilAt.getTime(),
    reading: {
      atMs: row.readAt.getTime(),
      counter:
        row.counterMicrojoules === null
          ? null
          : { microjoules: row.counterMicrojoules, wrapsAtMicrojoules: row.wrapsAtMicrojoules },
      powerMilliwatts: row.powerMilliwatts === null ? null : Number(row.powerMilliwatts),
    },
    carryMicrojoules: BigInt(row.carryMicrojoules),
    problem: row.problem,
    problemAtMs: row.problemAt?.getTime() ?? null,
  };
}
