import { adoptLearntInput, device, deviceFigures, learntFigures, learntFiguresInput } from '@agent-os/core/contracts';
import { learnFigures, type LearntFigures } from '@agent-os/core/devices';
import { findDevice, listLearningSamples, type DeviceRow, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readDevice } from './list-devices.ts';

/** Five and a half hours of intervals of 10 s. */
const samplesMost = 2_000;
const nothing: LearntFigures = { samples: 0, idleMilliwatts: null, curve: [], weights: null };

interface Learnt {
  readonly device: DeviceRow;
  readonly figures: LearntFigures;
  readonly missing: string | null;
}

/** What a device's measured intervals say of it, beside what was entered. */
export const getLearntFigures = organisationProcedure('models:read')
  .input(learntFiguresInput)
  .output(learntFigures)
  .query(({ ctx, input: { deviceId } }) =>
    ctx.read(async (tx) => {
      const { figures, missing } = await learn(tx, deviceId);
      return { ...figures, curve: [...figures.curve], missing };
    }),
  );

/** Takes what was learnt in place of what was entered; from then on it splits what is metered. */
export const adoptLearnt = organisationProcedure('models:write')
  .input(adoptLearntInput)
  .output(device)
  .mutation(({ ctx, input: { deviceId, reason } }) =>
    ctx.change(async (tx) => {
      const { device: before, figures, missing } = await learn(tx, deviceId);
      const { idleMilliwatts, curve, weights, samples } = figures;
      if (idleMilliwatts === null && weights === null && curve.length === 0) {
        throw new ApiError('conflict', missing ?? 'Nothing was learnt of this device yet.');
      }
      const at = new Date(ctx.dependencies.clock.nowMs());
      const model = await modelOf(tx, before.poolId);
      const others = deviceFigures.parse(before.figures).filter((figure) => figure.model !== model);
      const source = `measured here, ${samples} intervals until ${at.toISOString().slice(0, 10)}`;
      await tx.device.updateMany({
        where: { id: deviceId },
        data: {
          updatedAt: at,
          ...(idleMilliwatts === null
            ? {}
            : { idleMilliwatts, peakMilliwatts: Math.max(before.peakMilliwatts, idleMilliwatts) }),
          ...(weights === null
            ? {}
            : {
                weights: {
                  prefillToken: weights.prefillToken,
                  decodeToken: weights.decodeToken,
                  kvTokenSecond: weights.kvTokenSecond,
                },
              }),
          ...(curve.length === 0
            ? {}
            : { figures: [...others, { model, source, curve: curve.map((point) => ({ ...point })) }] }),
        },
      });
      const detail = { name: before.name, samples, idleMilliwatts, reason };
      const audit = { action: 'device.learnt', targetKind: 'device', targetId: deviceId, detail };
      return { result: await readDevice(tx, deviceId), audit };
    }),
  );

async function learn(tx: TenantTransaction, deviceId: string): Promise<Learnt> {
  const found = await findDevice(tx, deviceId);
  if (found === undefined || found.state === 'retired') throw notFound('device');
  if (found.meterKind === 'model') {
    return { device: found, figures: nothing, missing: 'Nothing measures this device. Give it a meter first.' };
  }
  const { poolId } = found;
  if ((await tx.device.count({ where: { poolId, state: 'active', kind: { not: 'api' } } })) > 1) {
    const missing = 'Its pool has several devices: nobody knows which of them served which call.';
    return { device: found, figures: nothing, missing };
  }
  const figures = learnFigures(await listLearningSamples(tx, deviceId, samplesMost), found.idleMilliwatts);
  const isWhole = figures.idleMilliwatts !== null && figures.weights !== null;
  const missing = isWhole
    ? null
    : 'It takes 20 intervals without calls for idle power, and 20 with calls for the rest.';
  return { device: found, figures, missing };
}

/** What the figures are of: the pool's model, or all of them together. */
async function modelOf(tx: TenantTransaction, poolId: string): Promise<string> {
  const models = await tx.model.findMany({ where: { poolId, state: 'active' }, select: { name: true }, take: 2 });
  return models.length === 1 ? (models[0]?.name ?? '') : 'all models of the pool';
}
