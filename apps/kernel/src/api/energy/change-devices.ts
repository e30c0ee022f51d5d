import { createDeviceInput, device, done, retireDeviceInput, updateDeviceInput } from '@agent-os/core/contracts';
import { findDevice, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readDevice } from './list-devices.ts';

type Content = z.infer<typeof createDeviceInput>;
interface AddressGuard {
  findObjection(baseUrl: string): Promise<string | undefined>;
}

/** Registers what calls of a pool run on. */
export const createDevice = organisationProcedure('models:write')
  .input(createDeviceInput)
  .output(device)
  .mutation(async ({ ctx, input }) => {
    const { organisationId } = ctx.caller;
    await assertMeterAddress(input, ctx.dependencies.upstreamProbe);
    return ctx.change(async (tx) => {
      await assertFits(tx, input, null);
      const id = ctx.dependencies.random.newId('dev');
      const simulated = input.meter.kind === 'model' && (await isSimulatedPool(tx, input.poolId));
      await tx.device.create({ data: { ...columnsOf(input), id, organisationId, simulated } });
      const result = await readDevice(tx, id);
      const detail = { ...auditOf(input), pool: result.pool.slug };
      return { result, audit: { action: 'device.created', targetKind: 'device', targetId: id, detail } };
    });
  });

/** Changes what a device is said to be. What it drew before stays split as it was. */
export const updateDevice = organisationProcedure('models:write')
  .input(updateDeviceInput)
  .output(device)
  .mutation(async ({ ctx, input: { deviceId, ...input } }) => {
    await assertMeterAddress(input, ctx.dependencies.upstreamProbe);
    return ctx.change(async (tx) => {
      const before = await findDevice(tx, deviceId);
      if (before === undefined || before.state === 'retired') throw notFound('device');
      await assertFits(tx, input, deviceId);
      const at = new Date(ctx.dependencies.clock.nowMs());
      const simulated = input.meter.kind === 'model' && (await isSimulatedPool(tx, input.poolId));
      await tx.device.updateMany({ where: { id: deviceId }, data: { ...columnsOf(input), simulated, updatedAt: at } });
      // Another meter counts from another beginning: nothing is between its reading and the old one's.
      const isOther = JSON.stringify(before.meter) !== JSON.stringify(input.meter);
      if (isOther) {
        await tx.deviceMeter.updateMany({
          where: { deviceId },
          data: { counterMicrojoules: null, wrapsAtMicrojoules: null, carryMicrojoules: 0, problem: null },
        });
      }
      const audit = { action: 'device.updated', targetKind: 'device', targetId: deviceId, detail: auditOf(input) };
      return { result: await readDevice(tx, deviceId), audit };
    });
  });

/** Takes a device out of use. What it drew stays in the ledger. */
export const retireDevice = organisationProcedure('models:write')
  .input(retireDeviceInput)
  .output(done)
  .mutation(({ ctx, input: { deviceId, reason } }) =>
    ctx.change(async (tx) => {
      const before = await findDevice(tx, deviceId);
      if (before === undefined) throw notFound('device');
      if (before.state === 'retired') throw new ApiError('conflict', `${before.name} is retired already.`);
      const at = new Date(ctx.dependencies.clock.nowMs());
      await tx.device.updateMany({ where: { id: deviceId }, data: { state: 'retired', updatedAt: at } });
      const detail = { name: before.name, reason };
      const audit = { action: 'device.retired', targetKind: 'device', targetId: deviceId, detail };
      return { result: { done: true } as const, audit };
    }),
  );

/** The kernel fetches this address every few seconds: it must be none that hands out secrets. */
async function assertMeterAddress({ meter }: Content, guard: AddressGuard): Promise<void> {
  if (!('url' in meter)) return;
  const objection = await guard.findObjection(meter.url);
  if (objection !== undefined) throw new ApiError('invalid', objection);
}

async function assertFits(tx: TenantTransaction, input: Content, deviceId: string | null): Promise<void> {
  if ((await tx.pool.count({ where: { id: input.poolId } })) === 0) throw notFound('pool');
  const departmentId = input.reservedDepartmentId;
  if (departmentId !== null && (await tx.department.count({ where: { id: departmentId, archivedAt: null } })) === 0) {
    throw notFound('department');
  }
  const others = deviceId === null ? {} : { id: { not: deviceId } };
  if ((await tx.device.count({ where: { name: input.name, ...others } })) > 0) {
    throw new ApiError('conflict', `A device is called ${input.name} already. Choose another name.`);
  }
}

/** A pool whose models are all simulated runs on nothing that exists. */
async function isSimulatedPool(tx: TenantTransaction, poolId: string): Promise<boolean> {
  const models = await tx.model.findMany({ where: { poolId }, select: { provider: { select: { simulated: true } } } });
  return models.length > 0 && models.every(({ provider }) => provider.simulated);
}

function columnsOf({ meter, figures, wearNanoUsdPerHour, ...content }: Content) {
  return { ...content, wearNanoUsdPerHour: BigInt(wearNanoUsdPerHour), meterKind: meter.kind, meter, figures };
}

function auditOf({ name, kind, meter, idleMilliwatts, peakMilliwatts, wearNanoUsdPerHour }: Content) {
  return { name, kind, meter: meter.kind, idleMilliwatts, peakMilliwatts, wearNanoUsdPerHour };
}
