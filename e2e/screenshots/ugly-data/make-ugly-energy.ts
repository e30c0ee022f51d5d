import type { KernelApi } from '../../fixtures/kernel-api.ts';
import type { UglyPlace } from './make-ugly-data.ts';
import { longName, longReason } from './ugly-texts.ts';

const dayMs = 86_400_000;

/** A device as large as a power station, another that draws nothing, and caps on both. */
export async function makeUglyEnergy(api: KernelApi, { departmentId }: UglyPlace): Promise<void> {
  const [pool] = await api.scheduler.pools.query();
  if (pool === undefined) throw new Error('The demo organisation has no pool.');
  const device = {
    poolId: pool.id,
    kind: 'gpu' as const,
    accelerator: 'An accelerator of a make that nobody has heard of',
    meter: { kind: 'model' as const },
    systemMilliwatts: 500_000_000,
    figures: [],
  };
  await api.energy.createDevice.mutate({
    ...device,
    name: longName,
    idleMilliwatts: 1_000_000_000,
    peakMilliwatts: 1_500_000_000,
    reservedDepartmentId: departmentId,
  });
  await api.energy.createDevice.mutate({
    ...device,
    name: 'Nothing at all',
    idleMilliwatts: 0,
    peakMilliwatts: 0,
    systemMilliwatts: 0,
    reservedDepartmentId: null,
  });
  await api.energy.setCap.mutate({
    scope: { kind: 'pool', id: pool.id },
    cut: { kind: 'limit', milliwatts: 2_000_000_000_000 },
    from: Date.now() + dayMs,
    forMs: 30 * dayMs,
    reason: longReason,
  });
}
