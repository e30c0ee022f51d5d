import { marketWhatIf, marketWhatIfInput } from '@agent-os/core/contracts';
import { RoundsCompared } from '@agent-os/core/market';
import type { TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners, requirePool } from '../scheduler/index.ts';
import { readJournal, type LookedAt } from './read-journal.ts';
import { replaysToHash } from './replays-to-hash.ts';

type Wire = z.infer<typeof marketWhatIf>;

const agentsShown = 50;

/** Kept rounds as they were, and as they would have been decided under other terms. */
export const askWhatIf = organisationProcedure('market:read')
  .input(marketWhatIfInput)
  .output(marketWhatIf)
  .query(async ({ ctx, input: { spanMs, ...terms } }) => {
    const { poolId } = terms;
    if (poolId !== undefined) await ctx.read((tx) => requirePool(tx, poolId));
    const compared = new RoundsCompared(terms);
    let differing = 0;
    const looked = await readJournal(
      ctx.read,
      spanMs,
      (_journalled, row) => {
        if (!replaysToHash(row)) differing += 1;
      },
      (journalled, row) => compared.add(journalled, row.at.getTime()),
    );
    return ctx.read((tx) => whatIfWire(tx, compared, { ...looked, differing }));
  });

async function whatIfWire(
  tx: TenantTransaction,
  { all, pools, departments, agents, prices, leftOut }: RoundsCompared,
  looked: LookedAt & Pick<Wire, 'differing'>,
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
    ...looked,
    leftOut,
    all: all.tally(),
    pools: rows.flatMap((pool) => {
      const compared = pools.get(pool.id);
      return compared === undefined ? [] : [{ pool, ...compared.tally() }];
    }),
    departments: Array.from(departments, ([id, compared]) => ({
      department: names.department(id),
      ...compared.tally(),
    })).toSorted((one, other) => (one.department.name < other.department.name ? -1 : 1)),
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
