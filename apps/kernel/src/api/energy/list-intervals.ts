import { deviceIntervalPage, listDeviceIntervalsInput, type energyParts } from '@agent-os/core/contracts';
import { listDeviceIntervals, type EnergyParts } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';

/** What devices drew between readings, the newest first. */
export const listIntervals = organisationProcedure('models:read')
  .input(listDeviceIntervalsInput)
  .output(deviceIntervalPage)
  .query(async ({ ctx, input: { deviceId, cursor, limit } }) => {
    const rows = await ctx.read((tx) => listDeviceIntervals(tx, { deviceId, before: cursor, limit }));
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({
        deviceId: row.deviceId,
        from: row.fromMs,
        until: row.untilMs,
        milliwatts: row.powerMilliwatts,
        method: row.method,
        basis: row.basis,
        busyMs: row.busyMs,
        parts: row.splitAtMs === null ? null : partsWire(row),
      })),
      nextCursor: rows.length < limit || last === undefined ? null : { untilMs: last.untilMs, deviceId: last.deviceId },
    };
  });

export function partsWire(parts: EnergyParts): z.infer<typeof energyParts> {
  return {
    metered: parts.meteredMillijoules.toString(),
    attributed: parts.attributedMillijoules.toString(),
    idleAllocated: parts.idleAllocatedMillijoules.toString(),
    idleUnallocated: parts.idleUnallocatedMillijoules.toString(),
    system: parts.systemMillijoules.toString(),
    residual: parts.residualMillijoules.toString(),
  };
}
