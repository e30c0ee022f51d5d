import { deviceFigures } from '@agent-os/core/contracts';
import { priceInForce } from '@agent-os/core/economy';
import { termsInForce } from '@agent-os/core/energy';
import { costSteps, type CostStep, type SupplyDevice, type SupplyModel } from '@agent-os/core/market';
import type { DeviceSnapshot } from '@agent-os/db';
import type { DirectoryModel, DirectoryPool, OrganisationEntry } from '../directory/index.ts';

/** What a pool's slots cost now, cheapest first (docs/decisions/0028). @param running calls that run in it, in all kernels */
export function supplyOfPool(
  { market, energy, modelsByName }: Pick<OrganisationEntry, 'market' | 'energy' | 'modelsByName'>,
  pool: Pick<DirectoryPool, 'id' | 'slots' | 'policy'>,
  running: number,
  nowMs: number,
): readonly CostStep[] {
  const models = [...modelsByName.values()].filter((model) => model.pool.id === pool.id && model.state === 'active');
  return costSteps({
    slots: pool.slots,
    tokensPerSecond: slotTokensPerSecond(pool),
    running,
    devices: energy.devices.filter(({ poolId }) => poolId === pool.id).map(supplyDevice),
    models: models.map((model) => supplyModel(model, nowMs)),
    rates: { ...market.rates, creditNanoUsd: market.terms.creditNanoUsd },
  });
}

/** What a slot writes in a second, at its pool's pace. */
export function slotTokensPerSecond({ policy }: Pick<DirectoryPool, 'policy'>): number {
  return Math.round(1000 / policy.pace.msPerOutputToken);
}

function supplyDevice(device: DeviceSnapshot): SupplyDevice {
  return {
    id: device.id,
    accelerator: device.accelerator,
    isOwn: device.kind !== 'api',
    holder: device.reservedDepartmentId,
    figures: deviceFigures.parse(device.figures),
    dynamicMilliwatts: Math.max(0, device.peakMilliwatts - device.idleMilliwatts),
    wearNanoUsdPerHour: device.wearNanoUsdPerHour,
  };
}

function supplyModel({ name, upstreamName, prices, energy }: DirectoryModel, nowMs: number): SupplyModel {
  const terms = termsInForce(energy, nowMs);
  return {
    name,
    upstreamName,
    outputNanoUsdPerMillionTokens: priceInForce(prices, nowMs)?.outputNanoUsdPerMillion ?? 0n,
    estimatedMicrojoulesPerToken: terms?.rates.outputCentre ?? 0,
    gramsPerKilowattHour: terms?.intensity.locationGramsPerKilowattHour ?? 0,
  };
}
