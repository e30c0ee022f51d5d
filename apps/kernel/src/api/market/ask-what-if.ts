import { setImmediate } from 'node:timers/promises';
import { marketWhatIf, marketWhatIfInput } from '@agent-os/core/contracts';
import { listMarketRounds, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners, requirePool } from '../scheduler/index.ts';
import { RoundsCompared } from './compare-rounds.ts';

type Wire = z.infer<typeof marketWhatIf>;

/** After so many rounds calls are served in between. */
const roundsAtOnce = 5;
const agentsShown = 50;

/** The last rounds as they were, and as they would have been decided under other terms. */
export const askWhatIf = organisationProcedure('market:read')
  .input(marketWhatIfInput)
  .output(marketWhatIf)
  .query(async ({ ctx, input: { rounds: limit, ...terms } }) => {
    const rows = await ctx.read(async (tx) => {
      if (terms.poolId !== undefined) await requirePool(tx, terms.poolId);
      return listMarketRounds(tx, { limit });
    });
    const compared = new RoundsCompared(terms);
    for (const [index, row] of rows.entries()) {
      if (index % roundsAtOnce === 0) await setImmediate();
      compared.add(row);
    }
    const span = { rounds: rows.length, from: rows[0]?.at.getTime() ?? null, to: rows.at(-1)?.at.getTime() ?? null };
    return ctx.read((tx) => whatIfWire(tx, compared, span));
  });

async function whatIfWire(
  tx: TenantTransaction,
  { all, pools, departments, agents, prices, differing }: RoundsCompared,
  span: Pick<Wire, 'rounds' | 'from' | 'to'>,
): Promise<Wire> {
  const most = agents.most(agentsShown);
  const names = await nameOwners(tx, [
    ...Array.from(departments.keys(), (departmentId) => ({ agentId: null, departmentId })),
    ...most,
  ]);
  const rows = await tx.pool.findMany({
    where: { id: { in: [...pools.keys()] } },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  return {
    simulated: true,
    ...span,
    differing,
    all: all.tally(),
    pools: rows.flatMap((pool) => {
      const compared = pools.get(pool.id);
      return compared === undefined ? [] : [{ pool, ...compared.tally() }];
    }),
    departments: Array.from(departments, ([id, compared]) => {
      const { recorded, candidate } = compared.tally();
      return {
        department: names.department(id),
        recorded: { slotRounds: recorded.grantedSlotRounds, paid: recorded.paid },
        candidate: { slotRounds: candidate.grantedSlotRounds, paid: candidate.paid },
      };
    }).toSorted((one, other) => (one.department.name < other.department.name ? -1 : 1)),
    agents: most.map(({ agentId, departmentId, recorded, candidate }) => ({
      agent: names.agent(agentId),
      department: names.department(departmentId),
      recorded,
      candidate,
    })),
    agentCount: agents.count,
    prices,
  };
}
