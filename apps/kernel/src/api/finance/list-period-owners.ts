import { financePeriodOwners, financePeriodOwnersInput } from '@agent-os/core/contracts';
import { listDaySpend, listOwnerSpend, type OwnerSpendRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayMs, dayOf } from './month-span.ts';
import { nameOwners } from './name-owners.ts';
import { periodSpanOf, spanBefore } from './period-span.ts';
import { chooseSpendKind } from './spend-kind.ts';
import { foldNobody, sumRows } from './sum-owner-rows.ts';

/** What each owner of a kind spent in any days, beside as many days before them. */
export const listPeriodOwners = organisationProcedure('finance:read')
  .input(financePeriodOwnersInput)
  .output(financePeriodOwners)
  .query(async ({ ctx, input }) => {
    const { by, limit } = input;
    const span = periodSpanOf(input);
    const before = spanBefore(span, dayOf(ctx.dependencies.clock.nowMs()));
    return ctx.read(async (tx) => {
      const spend = input.spend ?? chooseSpendKind(undefined, await listDaySpend(tx, span.fromMs, span.toMs));
      const found = await listOwnerSpend(tx, {
        by,
        simulated: spend === 'simulated',
        fromMs: span.fromMs,
        untilMs: span.toMs,
        other: { fromMs: before.fromMs, untilMs: before.toMs },
      });
      const rows = foldNobody(found);
      const owned = rows.filter(({ id }) => id !== '').toSorted(byAmount);
      const [listed, left] = [owned.slice(0, limit), owned.slice(limit)];
      const names = await nameOwners(
        tx,
        by,
        listed.map(({ id }) => id),
      );
      const wire = (row: OwnerSpendRow) => {
        const name = names.get(row.id);
        return {
          id: row.id === '' ? null : row.id,
          name: name?.name ?? row.id,
          slug: name?.slug ?? null,
          simulatedOnly: name?.simulated ?? false,
          actualNanoUsd: row.costNanoUsd.toString(),
          beforeNanoUsd: row.otherNanoUsd.toString(),
          calls: row.calls,
          unpricedCalls: row.callsWithoutCost,
          quantity: by === 'class' ? Number(row.quantity) : 0,
          peakDay: row.peakDay === null ? null : row.peakDay * dayMs,
          peakCalls: row.peakCalls,
        };
      };
      return {
        from: span.fromMs,
        to: span.toMs,
        by,
        spend,
        owners: listed.map(wire),
        rest: left.length === 0 ? null : { owners: left.length, sum: { ...wire(sumRows('', left)), name: 'Others' } },
        unallocated: { ...wire(rows.find(({ id }) => id === '') ?? sumRows('', [])), name: 'Unallocated' },
        total: { ...wire(sumRows('', rows)), name: 'Total' },
      };
    });
  });

function byAmount(one: OwnerSpendRow, other: OwnerSpendRow): number {
  if (one.costNanoUsd !== other.costNanoUsd) return one.costNanoUsd > other.costNanoUsd ? -1 : 1;
  if (one.otherNanoUsd !== other.otherNanoUsd) return one.otherNanoUsd > other.otherNanoUsd ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
