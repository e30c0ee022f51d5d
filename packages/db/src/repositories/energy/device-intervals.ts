import type { EnergyBasis, EnergySplit, MeterMethod } from '@agent-os/core/attribution';
import type { TenantTransaction } from '../../client/index.ts';
import type { Prisma } from '../../generated/client.ts';
import { tryLock } from '../try-lock.ts';

/** Whose a part of an interval's energy is. */
export interface EnergyShare {
  readonly departmentId: string;
  readonly agentId: string;
  readonly modelId: string;
  readonly millijoules: bigint;
}

export interface EnergyParts {
  readonly spanMs: number;
  readonly meteredMillijoules: bigint;
  readonly attributedMillijoules: bigint;
  readonly idleAllocatedMillijoules: bigint;
  readonly idleUnallocatedMillijoules: bigint;
  readonly systemMillijoules: bigint;
  readonly residualMillijoules: bigint;
}

export interface DeviceIntervalRow extends EnergyParts {
  readonly deviceId: string;
  readonly poolId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly powerMilliwatts: number | null;
  readonly method: MeterMethod;
  readonly basis: EnergyBasis;
  readonly busyMs: number;
  /** Null: every part but `metered` is still to come. */
  readonly splitAtMs: number | null;
}

/**
 * Intervals whose end is at or before `until`, not split yet, the oldest first. Nobody else splits any meanwhile: intervals of several
 * devices add to sums of their hours, in whatever order. None when somebody else does.
 */
export async function lockUnsplitIntervals(
  tx: TenantTransaction,
  until: Date,
  limit: number,
): Promise<readonly DeviceIntervalRow[]> {
  if (!(await tryLock(tx, upkeep))) return [];
  const rows = await tx.deviceInterval.findMany({
    where: { splitAt: null, untilAt: { lte: until } },
    orderBy: [{ untilAt: 'asc' }, { deviceId: 'asc' }],
    take: limit,
  });
  return rows.map(intervalRow);
}

export interface IntervalSplit {
  readonly interval: Pick<DeviceIntervalRow, 'deviceId' | 'untilMs' | 'spanMs' | 'basis'>;
  readonly split: Omit<EnergySplit, 'byOwner'>;
  readonly shares: readonly EnergyShare[];
  readonly busyMs: number;
  readonly at: Date;
}

/** Writes the parts of an interval, and adds them to their hour. Throws for one that is split. */
export async function putIntervalSplit(
  tx: TenantTransaction,
  organisationId: string,
  { interval, split, shares, busyMs, at }: IntervalSplit,
): Promise<void> {
  const { deviceId, basis, spanMs } = interval;
  const untilAt = new Date(interval.untilMs);
  const { count } = await tx.deviceInterval.updateMany({
    where: { deviceId, untilAt, splitAt: null },
    data: {
      meteredMillijoules: split.meteredMillijoules,
      attributedMillijoules: split.attributedMillijoules,
      idleAllocatedMillijoules: split.idleAllocatedMillijoules,
      idleUnallocatedMillijoules: split.idleUnallocatedMillijoules,
      systemMillijoules: split.systemMillijoules,
      residualMillijoules: split.residualMillijoules,
      busyMilliseconds: BigInt(busyMs),
      shares: shares.map(({ departmentId, agentId, modelId, millijoules }) => [
        departmentId,
        agentId,
        modelId,
        millijoules.toString(),
      ]),
      splitAt: at,
    },
  });
  if (count !== 1) throw new Error(`The interval of ${deviceId} until ${untilAt.toISOString()} is split already.`);
  // The hour that it began in.
  const hour = new Date(Math.floor((interval.untilMs - Math.max(1, spanMs)) / hourMs) * hourMs);
  await tx.$executeRaw`
    insert into device_hour (organisation_id, device_id, hour, basis, span_ms, metered_mj, attributed_mj, idle_allocated_mj,
      idle_unallocated_mj, system_mj, residual_mj)
    values (${organisationId}, ${deviceId}, ${hour}, ${basis}, ${BigInt(spanMs)}, ${split.meteredMillijoules},
      ${split.attributedMillijoules}, ${split.idleAllocatedMillijoules}, ${split.idleUnallocatedMillijoules},
      ${split.systemMillijoules}, ${split.residualMillijoules})
    on conflict (organisation_id, device_id, hour, basis) do update set
      span_ms = device_hour.span_ms + excluded.span_ms, metered_mj = device_hour.metered_mj + excluded.metered_mj,
      attributed_mj = device_hour.attributed_mj + excluded.attributed_mj,
      idle_allocated_mj = device_hour.idle_allocated_mj + excluded.idle_allocated_mj,
      idle_unallocated_mj = device_hour.idle_unallocated_mj + excluded.idle_unallocated_mj,
      system_mj = device_hour.system_mj + excluded.system_mj,
      residual_mj = device_hour.residual_mj + excluded.residual_mj`;
  // A share of a meter is not itself a meter's.
  const shareBasis: EnergyBasis = basis === 'measured' ? 'allocated' : basis;
  for (const { departmentId, agentId, modelId, millijoules } of shares) {
    await tx.$executeRaw`
      insert into device_hour_share
        (organisation_id, device_id, hour, basis, department_id, agent_id, model_id, energy_mj)
      values (${organisationId}, ${deviceId}, ${hour}, ${shareBasis}, ${departmentId}, ${agentId}, ${modelId}, ${millijoules})
      on conflict (organisation_id, device_id, hour, basis, department_id, agent_id, model_id)
      do update set energy_mj = device_hour_share.energy_mj + excluded.energy_mj`;
  }
}

/** Where a page of intervals ended. */
export interface DeviceIntervalKey {
  readonly untilMs: number;
  readonly deviceId: string;
}

/** The newest first, of one device or of all, below that key. */
export async function listDeviceIntervals(
  tx: TenantTransaction,
  { deviceId, before, limit }: { deviceId: string | null; before: DeviceIntervalKey | null; limit: number },
): Promise<readonly DeviceIntervalRow[]> {
  const rows = await tx.deviceInterval.findMany({
    where: {
      ...(deviceId === null ? {} : { deviceId }),
      ...(before === null
        ? {}
        : {
            OR: [
              { untilAt: { lt: new Date(before.untilMs) } },
              { untilAt: new Date(before.untilMs), deviceId: { gt: before.deviceId } },
            ],
          }),
    },
    orderBy: [{ untilAt: 'desc' }, { deviceId: 'asc' }],
    take: limit,
  });
  return rows.map(intervalRow);
}

export interface DeviceEnergyRow extends EnergyParts {
  readonly deviceId: string;
  readonly basis: EnergyBasis;
}

/** What each device drew in hours that begin from `from` on and before `until`, estimates apart. */
export async function sumDeviceEnergy(tx: TenantTransaction, from: Date, until: Date): Promise<DeviceEnergyRow[]> {
  const rows = await tx.$queryRaw<(Omit<DeviceEnergyRow, 'spanMs'> & { readonly spanMs: bigint })[]>`
    select device_id as "deviceId", basis, sum(span_ms)::bigint as "spanMs", sum(metered_mj)::bigint as "meteredMillijoules",
      sum(attributed_mj)::bigint as "attributedMillijoules", sum(idle_allocated_mj)::bigint as "idleAllocatedMillijoules",
      sum(idle_unallocated_mj)::bigint as "idleUnallocatedMillijoules", sum(system_mj)::bigint as "systemMillijoules",
      sum(residual_mj)::bigint as "residualMillijoules"
    from device_hour where hour >= ${from} and hour < ${until} group by device_id, basis order by device_id, basis`;
  return rows.map((row) => ({ ...row, spanMs: Number(row.spanMs) }));
}

export interface OwnerEnergyRow extends EnergyShare {
  readonly basis: EnergyBasis;
}

/** Whose the attributed energy of those hours is, the most first. */
export function sumOwnerEnergy(tx: TenantTransaction, from: Date, until: Date): Promise<OwnerEnergyRow[]> {
  return tx.$queryRaw<OwnerEnergyRow[]>`
    select department_id as "departmentId", agent_id as "agentId", model_id as "modelId", basis,
      sum(energy_mj)::bigint as millijoules
    from device_hour_share where hour >= ${from} and hour < ${until}
    group by department_id, agent_id, model_id, basis order by sum(energy_mj) desc, agent_id, model_id`;
}

/** Removes intervals and activities whose end is before `until`; sums by hour stay. At most `limit` of each, by one kernel at a time. */
export async function pruneDeviceIntervals(tx: TenantTransaction, until: Date, limit: number): Promise<number> {
  if (!(await tryLock(tx, upkeep))) return 0;
  const intervals = await tx.$executeRaw`
    delete from device_interval where ctid = any(array(
      select ctid from device_interval where split_at is not null and until_at < ${until} limit ${limit}))`;
  const activities = await tx.$executeRaw`
    delete from pool_activity where ctid = any(array(
      select ctid from pool_activity where until_at < ${until} limit ${limit}))`;
  return intervals + activities;
}

const hourMs = 3_600_000;
const upkeep = 'device_interval';

function intervalRow(row: Prisma.DeviceIntervalGetPayload<object>): DeviceIntervalRow {
  return {
    deviceId: row.deviceId,
    poolId: row.poolId,
    fromMs: row.fromAt.getTime(),
    untilMs: row.untilAt.getTime(),
    powerMilliwatts: row.powerMilliwatts === null ? null : Number(row.powerMilliwatts),
    // Checks of the table, and the loop that writes it, know no other words.
    method: row.method as MeterMethod,
    basis: row.basis as EnergyBasis,
    spanMs: Number(row.spanMilliseconds),
    busyMs: Number(row.busyMilliseconds),
    meteredMillijoules: row.meteredMillijoules,
    attributedMillijoules: row.attributedMillijoules,
    idleAllocatedMillijoules: row.idleAllocatedMillijoules,
    idleUnallocatedMillijoules: row.idleUnallocatedMillijoules,
    systemMillijoules: row.systemMillijoules,
    residualMillijoules: row.residualMillijoules,
    splitAtMs: row.splitAt?.getTime() ?? null,
  };
}
