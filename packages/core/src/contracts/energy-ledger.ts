import { z } from 'zod';
import { deviceEnergyBasis, millijoulesText } from './energy-devices.ts';
import { epochMs, idOf } from './scalars.ts';

/** Metered = attributed + idle + system + residual, to the millijoule. */
export const energyParts = z.object({
  metered: millijoulesText,
  attributed: millijoulesText,
  /** While no call was there, of somebody who holds the device. */
  idleAllocated: millijoulesText,
  idleUnallocated: millijoulesText,
  system: millijoulesText,
  /** Explained by nothing that is known; nobody is charged for it. */
  residual: millijoulesText,
});

export const deviceInterval = z.object({
  deviceId: idOf('dev'),
  from: epochMs,
  until: epochMs,
  milliwatts: z.number().int().nullable(),
  method: z.enum(['counter', 'counter_wrapped', 'counter_reset', 'power_integral', 'modelled', 'none']),
  basis: deviceEnergyBasis,
  busyMs: z.number().int(),
  /** Null: metered, and not yet split. */
  parts: energyParts.nullable(),
});

const intervalKey = z.object({ untilMs: epochMs, deviceId: idOf('dev') });
export const listDeviceIntervalsInput = z.object({
  deviceId: idOf('dev').nullable(),
  cursor: intervalKey.nullable(),
  limit: z.number().int().min(1).max(200),
});
export const deviceIntervalPage = z.object({ items: z.array(deviceInterval), nextCursor: intervalKey.nullable() });

export const energyLedgerInput = z.object({ hours: z.number().int().min(1).max(744) });

/** Sums of whole hours and of the present one; estimates are never added to what was measured. */
export const energyLedger = z.object({
  from: epochMs,
  until: epochMs,
  devices: z.array(
    z.object({ deviceId: idOf('dev'), basis: deviceEnergyBasis, spanMs: z.number().int(), parts: energyParts }),
  ),
  owners: z.array(
    z.object({
      agentId: z.string(),
      /** Null: it is gone. */
      agentName: z.string().nullable(),
      departmentId: z.string(),
      departmentName: z.string().nullable(),
      basis: deviceEnergyBasis,
      energy: millijoulesText,
    }),
  ),
});

/** What is metered and nobody's, what is not registered, and what was billed that the kernel never saw. */
export const darkCompute = z.object({
  from: epochMs,
  until: epochMs,
  measured: z.object({ metered: millijoulesText, residual: millijoulesText }),
  /** Millionths of what was measured; null: nothing was. */
  residualPpm: z.number().int().nullable(),
  unknownDevices: z.array(
    z.object({
      meterKind: z.string(),
      externalId: z.string(),
      name: z.string(),
      milliwatts: z.number().int().nullable(),
      firstSeenAt: epochMs,
      lastSeenAt: epochMs,
    }),
  ),
  /** Null for who may not see money. */
  invoices: z.object({ darkNanoUsd: z.string(), providers: z.number().int() }).nullable(),
});
