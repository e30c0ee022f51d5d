import { financeUnitCosts, financeUnitCostsInput } from '@agent-os/core/contracts';
import { listModelDays, type ModelDayRow } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayMs, dayOf } from './month-span.ts';
import { nameOwners } from './name-owners.ts';
import { spanOf } from './period-span.ts';

const courseDays = 28;
const perTokens = 1_000n;

interface Sum {
  readonly cost: bigint;
  readonly tokens: bigint;
  readonly calls: number;
  readonly priced: number;
}

function sumOf(rows: readonly ModelDayRow[]): Sum {
  return rows.reduce(
    (sum, { costNanoUsd, tokens, calls, callsWithoutCost }) => ({
      cost: sum.cost + costNanoUsd,
      tokens: sum.tokens + tokens,
      calls: sum.calls + calls,
      priced: sum.priced + calls - callsWithoutCost,
    }),
    { cost: 0n, tokens: 0n, calls: 0, priced: 0 },
  );
}

const perThousand = ({ cost, tokens }: Sum): number | null =>
  tokens > 0n ? Number((cost * perTokens * 1_000n) / tokens) / 1_000 : null;

/** Cost a call and a thousand tokens by model, with the course of four weeks. A model is either real or simulated. */
export const listUnitCosts = organisationProcedure('finance:read')
  .input(financeUnitCostsInput)
  .output(financeUnitCosts)
  .query(async ({ ctx, input }) => {
    const span = spanOf(input);
    const untilDay = Math.min(span.lastDay + 1, dayOf(ctx.dependencies.clock.nowMs()) + 1);
    const fromDay = Math.min(span.firstDay, untilDay - courseDays);
    const { rows, names } = await ctx.read(async (tx) => ({
      rows: await listModelDays(tx, fromDay * dayMs, span.toMs),
      names: await nameOwners(tx, 'model'),
    }));
    const lines = Array.from(
      Map.groupBy(rows, ({ modelId }) => modelId),
      ([id, ofModel]) => {
        const between = (from: number, until: number) =>
          sumOf(ofModel.filter(({ day }) => dayOf(day.getTime()) >= from && dayOf(day.getTime()) < until));
        const total = between(span.firstDay, span.lastDay + 1);
        const start = untilDay - courseDays;
        const [before, after] = [
          perThousand(between(start, start + courseDays / 2)),
          perThousand(between(start + courseDays / 2, untilDay)),
        ];
        return {
          modelId: id === '' ? null : id,
          name: names.get(id)?.name ?? (id === '' ? 'No model' : id),
          simulated: names.get(id)?.simulated ?? false,
          calls: total.calls,
          tokens: Number(total.tokens),
          costNanoUsd: total.cost.toString(),
          perCallNanoUsd: total.priced === 0 ? null : (total.cost / BigInt(total.priced)).toString(),
          perThousandTokensNanoUsd: total.tokens === 0n ? null : ((total.cost * perTokens) / total.tokens).toString(),
          course: Array.from({ length: courseDays }, (_, index) =>
            perThousand(between(start + index, start + index + 1)),
          ),
          change: before === null || after === null || before === 0 ? null : after / before - 1,
        };
      },
    );
    return {
      month: input.month ?? null,
      rows: lines
        .filter(({ calls }) => calls > 0)
        .toSorted((one, other) => (BigInt(one.costNanoUsd) < BigInt(other.costNanoUsd) ? 1 : -1)),
    };
  });
