import { findPublishedFigure, publishedSource } from '@agent-os/core/devices';
import { newId, type TenantTransaction } from '@agent-os/db';

/** As one H100 with a model loaded; its best published configuration draws 688 W. */
const power = { idleMilliwatts: 75_000, peakMilliwatts: 700_000 };
const accelerator = 'H100';
const publishedModel = 'Llama-3.1-8B';

/** Gives each pool of chat models a device that exists as little as they do: its power is reckoned from their load. */
export async function putDemoDevices(tx: TenantTransaction, organisationId: string, nowMs: number): Promise<void> {
  const pools = await tx.pool.findMany({
    where: { models: { some: { kind: 'chat' } } },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  const figure = findPublishedFigure(publishedModel, accelerator);
  const figures =
    figure === undefined
      ? []
      : [{ model: publishedModel, source: publishedSource.name, curve: figure.curve.map((point) => ({ ...point })) }];
  await tx.device.createMany({
    data: pools.map(({ id: poolId, slug }) => ({
      organisationId,
      id: newId('dev', nowMs),
      poolId,
      name: `Simulated ${accelerator} of ${slug}`,
      kind: 'gpu',
      accelerator,
      meterKind: 'model',
      meter: { kind: 'model' },
      ...power,
      figures,
      simulated: true,
    })),
  });
}
