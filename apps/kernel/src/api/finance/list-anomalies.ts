import { findAnomalies, findCause, standardAnomalyRules, type SpendAnomaly } from '@agent-os/core/economy';
import { financeAnomalies, financeMonthInput } from '@agent-os/core/contracts';
import { listDearPairs, listExpectedAnomalies, type PairDayRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts, daySeries } from './day-amounts.ts';
import { toNanoUsdText } from './forecast-month.ts';
import { dayMs, dayOf, dayText, monthSpanOf, pastDays, type MonthSpan } from './month-span.ts';
import { nameOwners } from './name-owners.ts';
import { sumKinds } from './spend-kind.ts';
import { partsOf } from './spend-parts.ts';

interface Found extends SpendAnomaly {
  readonly agentId: string;
  readonly modelId: string;
  readonly simulated: boolean;
  /** Its days, and those before. */
  readonly rows: readonly PairDayRow[];
}

/** Anomalies of each agent and model over whole days; the day that runs now may still become one. */
function findAll(rows: readonly PairDayRow[], span: MonthSpan, untilDay: number): readonly Found[] {
  const pairs = Map.groupBy(rows, ({ agentId, modelId }) => `${agentId}/${modelId}`);
  return [...pairs.values()].flatMap((ofPair) => {
    const { real, simulated } = sumKinds(ofPair);
    const kind = simulated > real ? 'simulated' : 'real';
    const series = daySeries(dayAmounts(ofPair, kind), span.firstDay - pastDays, untilDay);
    const [{ agentId, modelId } = { agentId: '', modelId: '' }] = ofPair;
    return findAnomalies(series, span.firstDay).map((anomaly) => ({
      ...anomaly,
      agentId,
      modelId,
      simulated: kind === 'simulated',
      rows: ofPair,
    }));
  });
}

/** Days of a month on which an agent cost far more on a model than the days before it, the dearest first. */
export const listAnomalies = organisationProcedure('finance:read')
  .input(financeMonthInput.pick({ month: true }))
  .output(financeAnomalies)
  .query(async ({ ctx, input: { month } }) => {
    const span = monthSpanOf(month);
    const untilDay = Math.min(span.lastDay + 1, dayOf(ctx.dependencies.clock.nowMs()));
    return ctx.read(async (tx) => {
      const rows = await listDearPairs(tx, {
        fromMs: span.fromMs - pastDays * dayMs,
        markedMs: span.fromMs,
        untilMs: Math.max(span.fromMs, untilDay * dayMs),
        leastNanoUsd: BigInt(standardAnomalyRules.leastNanoUsd),
      });
      const found = findAll(rows, span, untilDay);
      if (found.length === 0) return { month, items: [] };
      const [expected, agents, models] = [
        await listExpectedAnomalies(tx, new Date(span.fromMs), new Date(span.toMs)),
        await nameOwners(
          tx,
          'agent',
          found.map(({ agentId }) => agentId),
        ),
        await nameOwners(tx, 'model'),
      ];
      const items = found.map(({ agentId, modelId, simulated, firstDay, lastDay, rows: days, ...anomaly }) => {
        const cause = findCause(partsOf(days, firstDay - pastDays, firstDay - 1), partsOf(days, firstDay, lastDay));
        const mark = expected.find(
          (one) =>
            one.agentId === agentId &&
            one.modelId === modelId &&
            dayOf(one.firstDay.getTime()) >= firstDay &&
            dayOf(one.firstDay.getTime()) <= lastDay,
        );
        const agent = agents.get(agentId);
        return {
          agent: { id: agentId, slug: agent?.slug ?? '', name: agent?.name ?? agentId },
          model: { id: modelId === '' ? null : modelId, name: models.get(modelId)?.name ?? modelId },
          simulated,
          firstDay: dayText(firstDay),
          lastDay: dayText(lastDay),
          from: firstDay * dayMs,
          to: (lastDay + 1) * dayMs,
          actualNanoUsd: toNanoUsdText(anomaly.actualNanoUsd),
          expectedNanoUsd: toNanoUsdText(anomaly.expectedNanoUsd),
          z: anomaly.z,
          cause: cause ?? null,
          expected: mark ? { by: mark.authorName ?? mark.authorId, at: mark.createdAt.getTime() } : null,
        };
      });
      const effect = (item: (typeof items)[number]) => Number(item.actualNanoUsd) - Number(item.expectedNanoUsd);
      return { month, items: items.toSorted((one, other) => effect(other) - effect(one)) };
    });
  });
