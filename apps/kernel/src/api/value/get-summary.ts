import { valueSummary, valueSummaryInput } from '@agent-os/core/contracts';
import { nameOwners } from '../finance/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { periodOf, readValueSums } from './read-value-sums.ts';
import { valueWire } from './value-wire.ts';

const nobody = { agent: 'No digital employee', department: 'No department', kind: 'No kind' } as const;

/** Value, cost and return by agent, department or kind of task. */
export const getSummary = organisationProcedure('finance:read')
  .input(valueSummaryInput)
  .output(valueSummary)
  .query(async ({ ctx, input: { by, from, to, agentId, spend: asked } }) => {
    const { sums, names } = await ctx.read(
      async (tx) => ({
        sums: await readValueSums(tx, { ...periodOf({ from, to }), by, agentId }, asked),
        names: by === 'kind' ? new Map<string, never>() : await nameOwners(tx, by),
      }),
      { oneInstant: true },
    );
    const { spend, ...rows } = sums;
    const ids = [...new Set([...rows.outcomes, ...rows.costs, ...rows.ended].map(({ id }) => id))];
    const ofId = <Row extends { readonly id: string }>(all: readonly Row[]) => Map.groupBy(all, ({ id }) => id);
    const [outcomes, costs, ended] = [ofId(rows.outcomes), ofId(rows.costs), ofId(rows.ended)];
    const lines = ids.map((id) => ({
      id,
      name: names.get(id)?.name ?? (id === '' ? nobody[by] : id),
      slug: names.get(id)?.slug ?? null,
      ...valueWire({
        outcomes: outcomes.get(id) ?? [],
        costs: costs.get(id) ?? [],
        ended: ended.get(id) ?? [],
        energyIsPriced: rows.energyIsPriced,
      }),
    }));
    return {
      from,
      to,
      by,
      spend,
      rows: lines.toSorted((one, other) => compare(other, one) || (one.name < other.name ? -1 : 1)),
      total: valueWire(rows),
    };
  });

interface Ordered {
  readonly realisedNanoUsd: string;
  readonly costNanoUsd: string;
}
function compare(one: Ordered, other: Ordered): number {
  const by = (a: string, b: string) => (BigInt(a) === BigInt(b) ? 0 : BigInt(a) < BigInt(b) ? -1 : 1);
  return by(one.realisedNanoUsd, other.realisedNanoUsd) || by(one.costNanoUsd, other.costNanoUsd);
}
