import { liftPowerCapInput, powerCap, setPowerCapInput } from '@agent-os/core/contracts';
import { findPowerCap, liftPowerCap, type PowerCapRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { capWire, scopeNames } from './list-power-caps.ts';

type Scope = z.infer<typeof setPowerCapInput>['scope'];
type Cut = z.infer<typeof setPowerCapInput>['cut'];

/** How long before now a cap may begin: clocks differ. */
const earliestMs = 60_000;
const latestMs = 366 * 86_400_000;

/** Lowers what may be drawn for a time. It counts for the next decision. */
export const setCap = organisationProcedure('scheduler:write')
  .input(setPowerCapInput)
  .output(powerCap)
  .mutation(({ ctx, input: { scope, cut, from, forMs, reason } }) => {
    const { organisationId, kind, id: authorId } = ctx.caller;
    return ctx.change(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const fromMs = from ?? nowMs;
      if (fromMs < nowMs - earliestMs || fromMs > nowMs + latestMs) {
        throw new ApiError('invalid', 'Choose a beginning from now on and within a year.');
      }
      await assertDevices(tx, scope);
      const id = ctx.dependencies.random.newId('cap');
      await tx.powerCap.createMany({
        data: [
          {
            organisationId,
            id,
            scope: scope.kind,
            scopeId: scope.kind === 'organisation' ? '' : scope.id,
            fromAt: new Date(fromMs),
            untilAt: new Date(fromMs + forMs),
            cutKind: cut.kind,
            cutAmount: BigInt(cut.kind === 'percent' ? cut.percent : cut.milliwatts),
            reason,
            authorKind: kind,
            authorId,
            createdAt: new Date(nowMs),
          },
        ],
      });
      const result = capWire(await requireCap(tx, id), await scopeNames(tx), nowMs);
      const detail = { of: result.scopeName, ...cutFacts(cut), from: fromMs, until: fromMs + forMs, reason };
      return { result, audit: { action: 'power_cap.set', targetKind: 'power_cap', targetId: id, detail } };
    });
  });

/** Ends a cap before its time, or before it begins. */
export const liftCap = organisationProcedure('scheduler:write')
  .input(liftPowerCapInput)
  .output(powerCap)
  .mutation(({ ctx, input: { capId, reason } }) => {
    const { kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      await requireCap(tx, capId);
      const lifted = await liftPowerCap(tx, capId, { at: new Date(nowMs), reason, author: { kind, id } });
      if (!lifted) throw new ApiError('conflict', 'This cap is over, or was lifted before. Nothing is left to lift.');
      const result = capWire(await requireCap(tx, capId), await scopeNames(tx), nowMs);
      const detail = { of: result.scopeName, ...cutFacts(result.cut), reason };
      return { result, audit: { action: 'power_cap.lifted', targetKind: 'power_cap', targetId: capId, detail } };
    });
  });

const cutFacts = (cut: Cut) =>
  cut.kind === 'percent' ? { percent: cut.percent } : { limitMilliwatts: cut.milliwatts };

async function requireCap(tx: TenantTransaction, id: string): Promise<PowerCapRow> {
  const row = await findPowerCap(tx, id);
  if (row === undefined) throw notFound('power cap');
  return row;
}

/** Without devices there is nothing to limit. */
async function assertDevices(tx: TenantTransaction, scope: Scope): Promise<void> {
  if (scope.kind === 'pool' && (await tx.pool.count({ where: { id: scope.id } })) === 0) throw notFound('pool');
  const which = scope.kind === 'organisation' ? {} : scope.kind === 'pool' ? { poolId: scope.id } : { id: scope.id };
  if ((await tx.device.count({ where: { ...which, state: 'active', kind: { not: 'api' } } })) > 0) return;
  if (scope.kind === 'device') throw notFound('device');
  throw new ApiError('conflict', 'No device is registered there that draws power. Register one first.');
}
