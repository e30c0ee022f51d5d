import { powerLimitOfPool } from '@agent-os/core/devices';
import { priceInForce } from '@agent-os/core/economy';
import type { MarketPool, SlotUse } from '@agent-os/core/market';
import type { DirectoryModel, DirectoryPool, OrganisationEntry } from '../directory/index.ts';

const microCredits = 1_000_000n;
const million = 1_000_000n;
const secondsPerMinute = 60;

/** A pool as the market sees it: its limits, and what a slot-second costs. */
export function marketPoolOf(
  organisation: Pick<OrganisationEntry, 'market' | 'energy' | 'modelsByName'>,
  pool: DirectoryPool,
  nowMs: number,
): MarketPool {
  const { market, modelsByName } = organisation;
  const { priceCap, priceFloor, creditNanoUsd, floorAfterRounds } = market.terms;
  const models = [...modelsByName.values()].filter((model) => model.pool.id === pool.id && model.state === 'active');
  const tokensPerSecond = Math.round(1000 / pool.policy.pace.msPerOutputToken);
  const costs = models.map((model) => nanoUsdPerSlotSecond(model, tokensPerSecond, nowMs));
  // What the cheapest work in it costs: a bid for that must not be turned away because dearer models share the slots.
  const cheapest = costs.toSorted((one, other) => (one < other ? -1 : 1))[0] ?? 0n;
  const power = powerOf(organisation, pool, nowMs);
  return {
    pool: pool.id,
    limits: {
      slots: pool.slots,
      tokensPerSecond: pool.tokensPerMinute === null ? null : Math.floor(pool.tokensPerMinute / secondsPerMinute),
      milliwatts: power?.limit ?? null,
    },
    supply: [{ price: Number((cheapest * microCredits) / creditNanoUsd), slots: pool.slots, owner: null }],
    priceFloor: Number(priceFloor),
    priceCap: Number(priceCap),
    typicalUse: { tokensPerSecond, milliwatts: power?.ofSlot ?? 0 },
    floorAfterRounds,
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

/** What a provider charges for the output that a slot writes in a second, at the pool's pace. */
function nanoUsdPerSlotSecond({ prices }: DirectoryModel, tokensPerSecond: number, nowMs: number): bigint {
  const price = priceInForce(prices, nowMs);
  return price === undefined ? 0n : (price.outputNanoUsdPerMillion * BigInt(tokensPerSecond)) / million;
}
