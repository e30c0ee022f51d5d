import { findAnomalies, findCause, type SpendAnomaly } from '@agent-os/core/economy';
import { financeAnomalies, financeMonthInput } from '@agent-os/core/contracts';
import { listExpectedAnomalies, listSpend, type SpendRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts, daySeries } from './day-amounts.ts';
import { toNanoUsdText } from './forecast-month.ts';
import { dayMs, dayOf, dayText, monthSpanOf, type MonthSpan } from './month-span.ts';
import { nameOwners } from './name-owners.ts';
import { listPastSpend, pastDays } from './past-spend.ts';
import { sumKinds } from './spend-kind.ts';
import { partsOf } from './spend-parts.ts';

interface Found extends SpendAnomaly {
  readonly agentId: string;
  readonly modelId: string;
  readonly simulated: boolean;
}

const keyOf = ({ agent, model }: SpendRow) => `${agent ?? ''}/${model ?? ''}`;

/** Anomalies of each agent and model over whole days; the day that runs now may still become one. */
function findAll(rows: readonly SpendRow[], span: MonthSpan, untilDay: number): readonly Found[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap((ofPair) => {
    const { real, simulated } = sumKinds(ofPair);
    const kind = simulated > real ? 'simulated' : 'real';
    const series = daySeries(dayAmounts(ofPair, kind), span.firstDay - pastDays, untilDay);
    const [{ agent, model } = { agent: '', model: '' }] = ofPair;
    return findAnomalies(series, span.firstDay).map((anomaly) => ({
      ...anomaly,
      agentId: agent ?? '',
      modelId: model ?? '',
      simulated: kind === 'simulated',
    }));
  });
}

/** Days of a month on which an agent cost far more on a model than the days before it, the dearest first. */
export const listAnomalies = organisationProcedure('finance:read')
  .input(financeMonthInput.pick({ month: true }))
  .output(financeAnomalies)
  .query(async ({ ctx, input: { month } }) => {
    const span = monthSpanOf(month);
    const fromMs = span.fromMs - pastDays * dayMs;
    const { clock, database } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const untilDay = Math.min(span.lastDay + 1, dayOf(nowMs));
    const { organisationId } = ctx.caller;
    return ctx.read(async (tx) => {
      const by = ['agent', 'model'] as const;
      const rows = [
        ...(await listPastSpend(tx, { database, organisationId, nowMs, span, by })),
        ...(await listSpend(tx, { fromMs: span.fromMs, untilMs: span.toMs, by, span: 'day' })),
      ];
      const found = findAll(rows, span, untilDay);
      if (found.length === 0) return { month, items: [] };
      const [expected, agents, models] = [
        await listExpectedAnomalies(tx, new Date(span.fromMs), new Date(span.toMs)),
        await nameOwners(tx, 'agent'),
        await nameOwners(tx, 'model'),
      ];
      // Classes are asked for only of the few agents that stand out.
      const classRows = await listSpend(tx, {
        fromMs,
        untilMs: span.toMs,
        by: ['agent', 'model', 'tokenClass'],
        span: 'day',
        only: { agent: [...new Set(found.map(({ agentId }) => agentId))] },
      });
      const items = found.map(({ agentId, modelId, simulated, firstDay, lastDay, ...anomaly }) => {
        const isOfPair = (row: SpendRow) => (row.agent ?? '') === agentId && (row.model ?? '') === modelId;
        const days = { calls: rows.filter(isOfPair), classes: classRows.filter(isOfPair) };
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
