import { financePeriod, financePeriodInput } from '@agent-os/core/contracts';
import { listDaySpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts, sumDays } from './day-amounts.ts';
import { daysWire } from './days-wire.ts';
import { dayMs, dayOf } from './month-span.ts';
import { periodSpanOf, spanBefore } from './period-span.ts';
import { chooseSpendKind, sumKinds } from './spend-kind.ts';

/** What any days came to, beside as many days before them. */
export const getFinancePeriod = organisationProcedure('finance:read')
  .input(financePeriodInput)
  .output(financePeriod)
  .query(async ({ ctx, input }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    const today = dayOf(nowMs);
    const span = periodSpanOf(input);
    const before = spanBefore(span, today);
    const rows = await ctx.read((tx) => listDaySpend(tx, before.fromMs, span.toMs));
    const ofSpan = rows.filter(({ day }) => day.getTime() >= span.fromMs);
    const ofBefore = rows.filter(({ day }) => day.getTime() < span.fromMs);
    const sums = sumKinds(ofSpan);
    const spend = chooseSpendKind(input.spend, ofSpan);
    const amounts = dayAmounts(rows, spend);
    const callsOf = (some: typeof rows) => some.reduce((sum, { calls }) => sum + calls, 0);
    return {
      from: span.fromMs,
      to: span.toMs,
      asOf: nowMs,
      spend,
      sums: { realNanoUsd: sums.real.toString(), simulatedNanoUsd: sums.simulated.toString() },
      actualNanoUsd: sumDays(amounts, span.firstDay, span.lastDay).toString(),
      calls: callsOf(ofSpan),
      unpricedCalls: ofSpan.reduce((sum, { callsWithoutCost }) => sum + callsWithoutCost, 0),
      days: daysWire(amounts, span.firstDay, Math.min(span.lastDay, today) + 1),
      before: {
        from: before.fromMs,
        to: before.toMs,
        actualNanoUsd: sumDays(amounts, before.firstDay, before.lastDay).toString(),
        calls: callsOf(ofBefore),
        days: [...amounts.nanoUsd]
          .filter(([day]) => day < span.firstDay)
          .map(([day, nanoUsd]) => ({ startsAt: day * dayMs, nanoUsd: nanoUsd.toString() })),
      },
    };
  });
