import type { PowerCapEvent } from '@agent-os/core/devices';
import { standardPolicies } from '@agent-os/core/scheduling';
import type { DeviceSnapshot, MarketTerms } from '@agent-os/db';
import type { DirectoryPool, OrganisationEntry } from '../../../directory/index.ts';
import { testSettings } from '../../dispatch/test-dispatcher.ts';

export const organisationId = 'org_1';
export const poolId = 'pol_1';
export const departments = ['dep_1', 'dep_2'];
/** Of a device: what it draws without calls, and what a call adds. */
export const idleMilliwatts = 100_000;
export const milliwattsOfSlot = 50_000;

const terms: Omit<MarketTerms, 'mode'> = {
  priceCap: 4_000_000n,
  priceFloor: 10_000n,
  creditNanoUsd: 1_000_000n,
  payments: 'burn',
  unspent: 'expire',
  period: 'month',
  // About what a minute of its slots costs at the usual bids, so that some run out of them.
  creditsPerPeriod: 60_000_000n,
  floorSlots: 1,
  floorAfterRounds: 10,
  losingWork: 'shed',
  losingAfterRounds: 20,
  keepRoundsHours: 24,
  rule: 'uniform',
};

/** An organisation with one pool on one device whose peak is reached when all slots are full. */
export function simulatedOrganisation(
  mode: MarketTerms['mode'],
  slots: number,
  powerCaps: readonly PowerCapEvent[],
): OrganisationEntry {
  const pool: DirectoryPool = { ...testSettings, id: poolId, slots, policy: standardPolicies.semantic };
  const device: DeviceSnapshot = {
    id: 'dev_1',
    poolId,
    name: 'device',
    kind: 'gpu',
    accelerator: '',
    meterKind: 'dcgm',
    meter: {},
    idleMilliwatts,
    peakMilliwatts: idleMilliwatts + slots * milliwattsOfSlot,
    systemMilliwatts: 0,
    weights: null,
    figures: [],
    reservedDepartmentId: null,
    wearNanoUsdPerHour: 0n,
    simulated: true,
  };
  return {
    id: organisationId,
    payloadRetentionDays: 0,
    reuse: { ttlMs: 0, bytesMax: 0 },
    modelsByName: new Map(),
    routesByName: new Map(),
    poolsById: new Map([[poolId, pool]]),
    intent: { classifier: undefined, rules: [] },
    budgets: [],
    market: {
      terms: { ...terms, mode },
      bids: new Map(),
      riskClasses: new Map(),
      rates: { energyNanoUsdPerKwh: 100_000_000n, carbonNanoUsdPerTonne: 0n },
      offers: new Map(),
    },
    energy: { devices: [device], powerCaps },
  } as unknown as OrganisationEntry;
}

export function poolOf({ poolsById }: Pick<OrganisationEntry, 'poolsById'>): DirectoryPool {
  const [pool] = poolsById.values();
  if (pool === undefined) throw new Error('The organisation has no pool.');
  return pool;
}

/** Slots that a cap of so many percent leaves; none: whatever there is. */
export function slotsUnder(percent: number | undefined, slots: number): number {
  if (percent === undefined) return slots;
  const peak = idleMilliwatts + slots * milliwattsOfSlot;
  const limit = Math.floor((peak * (100 - percent)) / 100);
  return Math.max(0, Math.floor((limit - idleMilliwatts) / milliwattsOfSlot));
}
