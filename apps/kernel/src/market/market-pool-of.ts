import { powerLimitOfPool } from '@agent-os/core/devices';
import { offeredSteps, type MarketPool, type SlotUse } from '@agent-os/core/market';
import type { DirectoryPool, OrganisationEntry } from '../directory/index.ts';
import { slotTokensPerSecond, supplyOfPool } from './supply-of-pool.ts';

const secondsPerMinute = 60;

/** A pool as the market sees it: its limits, and what a slot-second costs. @param running calls that run in it, in all kernels */
export function marketPoolOf(
  organisation: Pick<OrganisationEntry, 'market' | 'energy' | 'modelsByName'>,
  pool: DirectoryPool,
  nowMs: number,
  running = 0,
): MarketPool {
  const { market } = organisation;
  const { priceCap, priceFloor, floorAfterRounds, rule } = market.terms;
  const supply = offeredSteps(supplyOfPool(organisation, pool, running, nowMs), market.offers.get(pool.id) ?? []);
  const power = powerOf(organisation, pool, nowMs);
  return {
    pool: pool.id,
    limits: {
      slots: pool.slots,
      tokensPerSecond: pool.tokensPerMinute === null ? null : Math.floor(pool.tokensPerMinute / secondsPerMinute),
      milliwatts: power?.limit ?? null,
    },
    supply,
    priceFloor: Number(priceFloor),
    priceCap: Number(priceCap),
    typicalUse: { tokensPerSecond: slotTokensPerSecond(pool), milliwatts: power?.ofSlot ?? 0 },
    floorAfterRounds,
    // Without sellers there is one side, and the linear program has the better prices of several limits.
    ...(supply.every(({ owner }) => owner === null)
      ? {}
      : { withholdsOffers: true, ...(rule === 'uniform' ? {} : { rule }) }),
  };
}

/** Slots that a pool's power allows at once, whatever they are bid at; null: it limits none. */
export function slotsWithinPower({ limits, typicalUse }: MarketPool): number | null {
  if (limits.milliwatts === null || typicalUse.milliwatts === 0) return null;
  const fit = Math.floor(limits.milliwatts / typicalUse.milliwatts);
  return limits.slots !== null && fit >= limits.slots ? null : fit;
}

/** What a pool's devices may draw beyond standing idle, and what a slot adds to it when all slots together take them to their peak. */
function powerOf(
  { energy }: Pick<OrganisationEntry, 'energy'>,
  pool: Pick<DirectoryPool, 'id' | 'slots'>,
  nowMs: number,
): { readonly limit: number; readonly ofSlot: SlotUse['milliwatts'] } | undefined {
  const power = powerLimitOfPool(energy, pool.id, nowMs);
  if (power === undefined || pool.slots === 0) return undefined;
  const devices = energy.devices.filter(({ poolId }) => poolId === pool.id);
  const idle = devices.reduce((sum, { idleMilliwatts }) => sum + idleMilliwatts, 0);
  const ofSlot = Math.max(0, Math.floor((power.normalMilliwatts - idle) / pool.slots));
  return { limit: Math.max(0, power.limitMilliwatts - idle), ofSlot };
}
