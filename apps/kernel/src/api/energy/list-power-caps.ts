import { powerCapList, type powerCap } from '@agent-os/core/contracts';
import { powerLimitOfPool } from '@agent-os/core/devices';
import {
  listActiveDevices,
  listDeviceMeters,
  listPowerCaps,
  listPowerCapsToCome,
  type PowerCapRow,
  type TenantTransaction,
} from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';

const capsMost = 100;
type Cap = z.infer<typeof powerCap>;

/** The last power caps, and what each pool with devices may draw now. */
export const listCaps = organisationProcedure('models:read')
  .output(powerCapList)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const devices = (await listActiveDevices(tx)).filter(({ kind }) => kind !== 'api');
      const meters = new Map((await listDeviceMeters(tx)).map((meter) => [meter.deviceId, meter.reading]));
      const policy = { devices, powerCaps: await listPowerCapsToCome(tx, new Date(nowMs)) };
      const pools = await tx.pool.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } });
      const nameOf = await scopeNames(tx);
      return {
        items: (await listPowerCaps(tx, capsMost)).map((row) => capWire(row, nameOf, nowMs)),
        pools: pools.flatMap(({ id, slug }) => {
          const limit = powerLimitOfPool(policy, id, nowMs);
          if (limit === undefined) return [];
          const ofPool = devices.filter(({ poolId }) => poolId === id);
          return {
            poolId: id,
            slug,
            milliwatts: ofPool.reduce((sum, device) => sum + (meters.get(device.id)?.powerMilliwatts ?? 0), 0),
            limitMilliwatts: limit.limitMilliwatts,
            normalMilliwatts: limit.normalMilliwatts,
            capIds: [...limit.eventIds],
            changesAt: limit.changesAtMs,
            simulated: ofPool.every(({ simulated }) => simulated),
          };
        }),
      };
    }),
  );

export type NameOfScope = (scope: PowerCapRow['scope'], scopeId: string) => string;

export async function scopeNames(tx: TenantTransaction): Promise<NameOfScope> {
  const pools = await tx.pool.findMany({ select: { id: true, slug: true } });
  const devices = await tx.device.findMany({ select: { id: true, name: true } });
  const names = new Map([
    ...pools.map(({ id, slug }) => [id, slug] as const),
    ...devices.map(({ id, name }) => [id, name] as const),
  ]);
  return (scope, scopeId) => (scope === 'organisation' ? 'All devices' : (names.get(scopeId) ?? ''));
}

export function capWire(row: PowerCapRow, nameOf: NameOfScope, nowMs: number): Cap {
  return {
    id: row.id,
    scope: row.scope === 'organisation' ? { kind: row.scope } : { kind: row.scope, id: row.scopeId },
    scopeName: nameOf(row.scope, row.scopeId),
    cut: row.cut,
    from: row.fromMs,
    until: row.untilMs,
    state: stateOf(row, nowMs),
    reason: row.reason,
    author: { kind: row.authorKind, id: row.authorId, name: row.authorName },
    createdAt: row.createdAtMs,
    liftedAt: row.liftedAtMs,
    liftedReason: row.liftedReason,
  };
}

function stateOf({ fromMs, untilMs, liftedAtMs }: PowerCapRow, nowMs: number): Cap['state'] {
  if (liftedAtMs !== null) return 'lifted';
  if (nowMs >= untilMs) return 'over';
  return nowMs < fromMs ? 'to_come' : 'in_force';
}
