import {
  assumedWeights,
  attributeInterval,
  joinActivities,
  modelledEnergy,
  type DevicePower,
} from '@agent-os/core/attribution';
import {
  listPoolActivities,
  lockUnsplitIntervals,
  putIntervalSplit,
  type DeviceIntervalRow,
  type DeviceSnapshot,
  type EnergyShare,
  type TenantTransaction,
} from '@agent-os/db';
import type { OrganisationEntry } from '../../directory/index.ts';

const most = 200;

/**
 * Splits what is metered and whose activities every replica has written by now.
 * @returns how many intervals were split; fewer than asked for when none is left
 */
export async function splitIntervals(
  tx: TenantTransaction,
  organisation: Pick<OrganisationEntry, 'id' | 'energy' | 'poolsById'>,
  untilMs: number,
  nowMs: number,
): Promise<number> {
  const intervals = await lockUnsplitIntervals(tx, new Date(untilMs), most);
  const devices = new Map(organisation.energy.devices.map((device) => [device.id, device]));
  for (const interval of intervals) {
    const seen = await listPoolActivities(tx, interval.poolId, interval.fromMs, interval.untilMs);
    const activity = joinActivities(
      seen.map(({ busyMs, owners }) => ({
        busyMs,
        activities: owners.map((owner) => ({ ...owner, key: keyOf(owner) })),
      })),
      interval.spanMs,
    );
    const device = devices.get(interval.deviceId);
    const power: DevicePower = device ?? unknownPower;
    const slots = organisation.poolsById.get(interval.poolId)?.slots ?? 1;
    const split = attributeInterval({
      meteredMillijoules: meteredOf(
        interval,
        power,
        slots,
        activity.activities.reduce((sum, { residentMs }) => sum + residentMs, 0),
      ),
      spanMs: interval.spanMs,
      power,
      busyMs: activity.busyMs,
      reserved: isReserved(device),
      activities: activity.activities,
      weights: device?.weights ?? assumedWeights,
    });
    const shares = [...split.byOwner].map(([key, millijoules]) => shareOf(key, millijoules));
    const { byOwner: _byOwner, ...parts } = split;
    const at = new Date(nowMs);
    await putIntervalSplit(tx, organisation.id, { interval, split: parts, shares, busyMs: activity.busyMs, at });
  }
  return intervals.length;
}

/** Of a device that is gone meanwhile: nothing tells its idle power any more, so it is all residual. */
const unknownPower: DevicePower = { idleMilliwatts: 0, peakMilliwatts: 0, systemMilliwatts: 0 };

const isReserved = (device: DeviceSnapshot | undefined): boolean => (device?.reservedDepartmentId ?? null) !== null;

function meteredOf(interval: DeviceIntervalRow, power: DevicePower, slots: number, residentMs: number): bigint {
  if (interval.method !== 'modelled') return interval.meteredMillijoules;
  return modelledEnergy(power, interval.spanMs, residentMs, slots);
}

const keyOf = (owner: Omit<EnergyShare, 'millijoules'>): string =>
  `${owner.departmentId}/${owner.agentId}/${owner.modelId}`;

function shareOf(key: string, millijoules: bigint): EnergyShare {
  const [departmentId = '', agentId = '', modelId = ''] = key.split('/');
  return { departmentId, agentId, modelId, millijoules };
}
