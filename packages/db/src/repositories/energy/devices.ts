import type { ActivityWeights } from '@agent-os/core/attribution';
import type { DeviceKind, MeterKind } from '@agent-os/core/devices';
import type { TenantTransaction } from '../../client/index.ts';
import type { Prisma } from '../../generated/client.ts';

/** A device as a kernel keeps it in memory. */
export interface DeviceSnapshot {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  readonly kind: DeviceKind;
  /** `H100`, say; empty: nobody has said. */
  readonly accelerator: string;
  readonly meterKind: MeterKind;
  /** Contracts: `deviceMeter`. */
  readonly meter: unknown;
  readonly idleMilliwatts: number;
  readonly peakMilliwatts: number;
  readonly systemMilliwatts: number;
  /** Null: the assumed ones. */
  readonly weights: ActivityWeights | null;
  /** Contracts: `deviceFigures`. */
  readonly figures: unknown;
  /** Whose its idle energy is; null: nobody's. */
  readonly reservedDepartmentId: string | null;
  /** What it loses by running. */
  readonly wearNanoUsdPerHour: bigint;
  readonly simulated: boolean;
}

export interface DeviceRow extends DeviceSnapshot {
  readonly state: 'active' | 'retired';
  readonly createdAt: Date;
}

const omit = { organisationId: true, updatedAt: true } as const;

/** All of them, by name; those that are retired too. */
export async function listDevices(tx: TenantTransaction): Promise<readonly DeviceRow[]> {
  const rows = await tx.device.findMany({ omit, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(deviceRow);
}

export async function findDevice(tx: TenantTransaction, id: string): Promise<DeviceRow | undefined> {
  const row = await tx.device.findFirst({ omit, where: { id } });
  return row === null ? undefined : deviceRow(row);
}

export async function listActiveDevices(tx: TenantTransaction): Promise<readonly DeviceSnapshot[]> {
  const rows = await tx.device.findMany({ omit, where: { state: 'active' }, orderBy: { id: 'asc' } });
  return rows.map((row) => {
    const { state: _state, createdAt: _createdAt, ...device } = deviceRow(row);
    return device;
  });
}

/** Checks of the table admit the values of these types only. */
function deviceRow(row: Prisma.DeviceGetPayload<{ omit: typeof omit }>): DeviceRow {
  return {
    ...row,
    kind: row.kind as DeviceKind,
    meterKind: row.meterKind as MeterKind,
    // At most a gigawatt each, by the contract: far from what a number holds exactly.
    idleMilliwatts: Number(row.idleMilliwatts),
    peakMilliwatts: Number(row.peakMilliwatts),
    systemMilliwatts: Number(row.systemMilliwatts),
    weights: row.weights as ActivityWeights | null,
    state: row.state as DeviceRow['state'],
  };
}
