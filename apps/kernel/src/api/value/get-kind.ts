import { valueKind, valueKindInput } from '@agent-os/core/contracts';
import { ruleInForce } from '@agent-os/core/economy';
import { listValueRuleVersions } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { periodOf, readValueSums } from './read-value-sums.ts';
import { ruleWire } from './rule-wire.ts';
import { valueWire } from './value-wire.ts';

const versionsMax = 200;

/** One kind of task: its rule, its figures, and its course by day. */
export const getKind = organisationProcedure('finance:read')
  .input(valueKindInput)
  .output(valueKind)
  .query(async ({ ctx, input: { kind, from, to, spend: asked } }) => {
    const question = { ...periodOf({ from, to }), kind };
    const { sums, days, versions } = await ctx.read(
      async (tx) => {
        const read = await readValueSums(tx, { ...question, by: 'kind' }, asked);
        return {
          sums: read,
          days: await readValueSums(tx, { ...question, by: 'day' }, read.spend),
          versions: await listValueRuleVersions(tx, kind, versionsMax),
        };
      },
      { oneInstant: true },
    );
    const rule = ruleInForce(versions, ctx.dependencies.clock.nowMs());
    const ids = [...new Set([...days.outcomes, ...days.costs].map(({ id }) => id))];
    return {
      kind,
      from,
      to,
      spend: sums.spend,
      rule: rule === undefined ? null : ruleWire(rule),
      figure: valueWire(sums),
      days: ids
        .toSorted((one, other) => Number(one) - Number(other))
        .map((id) => {
          const isOfDay = (row: { readonly id: string }) => row.id === id;
          const day = valueWire({
            outcomes: days.outcomes.filter(isOfDay),
            costs: days.costs.filter(isOfDay),
            ended: [],
            energyIsPriced: days.energyIsPriced,
          });
          return {
            day: new Date(Number(id)).toISOString().slice(0, 10),
            accepted: day.accepted,
            decided: day.accepted + day.rejected + day.expired,
            realisedNanoUsd: day.realisedNanoUsd,
            costNanoUsd: day.costNanoUsd,
          };
        }),
    };
  });
