import { meteredEnergy, type MeteredEnergy } from '@agent-os/core/attribution';
import {
  insertDeviceInterval,
  listDeviceMeters,
  lockDeviceMeter,
  notePowerMeterProblem,
  noteUnknownDevices,
  pruneDeviceIntervals,
  putDeviceMeter,
  putPoolActivities,
  type Database,
  type TenantTransaction,
} from '@agent-os/db';
import type { OrganisationEntry } from '../../directory/index.ts';
import type { Meters } from '../../ports/meter.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { ActivityCounter } from './activity-counter.ts';
import { readDevices, type PoolLoadNow, type ReadDevice } from './read-devices.ts';
import { splitIntervals } from './split-intervals.ts';

const keptMs = 14 * 86_400_000;
const pruneEveryMs = 10 * 60_000;
const pruneMost = 5_000;
const modelled: MeteredEnergy = { millijoules: 0n, carryMicrojoules: 0n, method: 'modelled', basis: 'estimated' };

export interface EnergyLoopDependencies {
  readonly database: Pick<Database, 'withTenant'>;
  readonly directory: {
    organisationIds(): readonly string[];
    findOrganisation(organisationId: string): Pick<OrganisationEntry, 'id' | 'energy' | 'poolsById'> | undefined;
  };
  readonly activity: Pick<ActivityCounter, 'close' | 'pending' | 'forget'>;
  readonly meters: Meters;
  readonly load: PoolLoadNow;
  readonly replicaId: string;
  /** How long an interval is; its ends are multiples of it. */
  readonly periodMs: number;
  readonly epochMs: () => number;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Meters devices and says whose their energy is (docs/decisions/0025). Any number of kernels may: each writes what it served; the
 * first one that has a device's lock counts its energy since the last reading, however long ago that was; an interval is split one
 * period later, when all have written.
 */
export class EnergyLoop {
  readonly #dependencies: EnergyLoopDependencies;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #prunedAtMs = 0;

  constructor(dependencies: EnergyLoopDependencies) {
    this.#dependencies = dependencies;
  }

  start(): void {
    const { periodMs, epochMs } = this.#dependencies;
    const untilNextMs = periodMs - (epochMs() % periodMs);
    this.#timer = setTimeout(() => {
      this.start();
      this.#running ??= this.runOnce(epochMs()).finally(() => {
        this.#running = undefined;
      });
    }, untilNextMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  async runOnce(nowMs: number): Promise<void> {
    const { directory, activity, logger, periodMs } = this.#dependencies;
    const untilMs = Math.floor(nowMs / periodMs) * periodMs;
    activity.close(untilMs);
    for (const organisationId of directory.organisationIds()) {
      const organisation = directory.findOrganisation(organisationId);
      if (organisation === undefined || organisation.energy.devices.length === 0) continue;
      try {
        await this.#serve(organisation, untilMs, nowMs);
      } catch (error) {
        logger.warn({ error }, 'Energy could not be metered; the next reading counts it');
      }
    }
    if (nowMs - this.#prunedAtMs >= pruneEveryMs) this.#prunedAtMs = nowMs;
  }

  async #serve(
    organisation: Pick<OrganisationEntry, 'id' | 'energy' | 'poolsById'>,
    untilMs: number,
    nowMs: number,
  ): Promise<void> {
    const { database, activity, replicaId, meters, load, periodMs } = this.#dependencies;
    const { devices } = organisation.energy;
    const served = activity.pending(organisation.id);
    const metered = new Set(devices.map(({ poolId }) => poolId));
    const due = await database.withTenant(organisation.id, async (tx) => {
      const rows = served.filter(({ poolId }) => metered.has(poolId) && organisation.poolsById.has(poolId));
      await putPoolActivities(tx, organisation.id, replicaId, rows);
      const read = new Map((await listDeviceMeters(tx)).map(({ deviceId, untilMs: until }) => [deviceId, until]));
      return devices.filter(({ id, kind }) => kind !== 'api' && (read.get(id) ?? -1) < untilMs);
    });
    activity.forget(organisation.id, served);
    if (due.length > 0) {
      const shown = await readDevices(meters, due, devices, load, nowMs);
      await database.withTenant(organisation.id, async (tx) => {
        for (const read of shown.devices) await this.#meter(tx, organisation.id, read, untilMs, nowMs);
        await noteUnknownDevices(tx, organisation.id, shown.unknown, new Date(nowMs));
      });
    }
    await database.withTenant(organisation.id, async (tx) => {
      await splitIntervals(tx, organisation, untilMs - periodMs, nowMs);
      if (nowMs - this.#prunedAtMs >= pruneEveryMs) await pruneDeviceIntervals(tx, new Date(nowMs - keptMs), pruneMost);
    });
  }

  /** Counts a device's energy since its last reading, unless another replica has. */
  async #meter(
    tx: TenantTransaction,
    organisationId: string,
    { device, reading, modelled: isModelled, problem }: ReadDevice,
    untilMs: number,
    nowMs: number,
  ): Promise<void> {
    const { periodMs } = this.#dependencies;
    const last = await lockDeviceMeter(tx, device.id);
    if (last !== undefined && last.untilMs >= untilMs) return;
    if (reading === undefined) {
      // Another replica may be on the machine that it is in.
      const isLate = last !== undefined && untilMs - last.untilMs > periodMs;
      if (isLate && problem !== undefined) await notePowerMeterProblem(tx, device.id, problem, new Date(nowMs));
      return;
    }
    const limits = { peakMilliwatts: device.peakMilliwatts + device.systemMilliwatts, longestGapMs: 3 * periodMs };
    const metered =
      last === undefined || isModelled ? modelled : meteredEnergy(last.reading, reading, last.carryMicrojoules, limits);
    if (last !== undefined) {
      const { powerMilliwatts } = reading;
      const { id: deviceId, poolId } = device;
      const interval = { deviceId, poolId, fromMs: last.untilMs, untilMs, powerMilliwatts, metered };
      await insertDeviceInterval(tx, organisationId, interval);
    }
    const { carryMicrojoules } = metered;
    await putDeviceMeter(tx, organisationId, { deviceId: device.id, untilMs, reading, carryMicrojoules });
  }
}
