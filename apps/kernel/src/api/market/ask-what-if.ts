import { setImmediate } from 'node:timers/promises';
import { marketWhatIf, marketWhatIfInput } from '@agent-os/core/contracts';
import { clearRound, type MarketRound, type MarketRoundResult } from '@agent-os/core/market';
import { listMarketRounds } from '@agent-os/db';
import { hashOfRound } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from '../scheduler/index.ts';
import { ofResult, replayRound } from './replayed-round.ts';
import { RoundTally } from './tally-rounds.ts';

/** After so many rounds calls are served in between. */
const roundsAtOnce = 5;

class Compared {
  readonly recorded = new RoundTally();
  readonly candidate = new RoundTally();

  wire() {
    return { recorded: this.recorded.tally(), candidate: this.candidate.tally() };
  }
}

/** The last rounds as they were, and as they would have been decided under other terms. */
export const askWhatIf = organisationProcedure('market:read')
  .input(marketWhatIfInput)
  .output(marketWhatIf)
  .query(async ({ ctx, input: { rounds: limit, ...terms } }) => {
    const rows = await ctx.read((tx) => listMarketRounds(tx, { limit }));
    const all = new Compared();
    const [byPool, byDepartment] = [new Map<string, Compared>(), new Map<string, Compared>()];
    let differing = 0;
    for (const [index, row] of rows.entries()) {
      if (index % roundsAtOnce === 0) await setImmediate();
      // Written by core's own clearing, and hashed.
      const [round, result] = [row.snapshot as MarketRound, row.result as MarketRoundResult];
      const again = hashOfRound(round, clearRound(round));
      if (!Buffer.from(again).equals(Buffer.from(row.hash))) differing += 1;
      const [recorded, candidate] = [ofResult(result), replayRound(round, terms)];
      const add = (compared: Compared, counts: Parameters<RoundTally['add']>[2]) => {
        compared.recorded.add(round, recorded, counts);
        compared.candidate.add(round, candidate, counts);
      };
      add(all, () => true);
      for (const { pool } of round.pools) {
        const compared = comparedOf(byPool, pool);
        add(compared, (bid) => bid.pool === pool);
        for (const tallied of [all, compared]) {
          tallied.recorded.addPrice(recorded.prices.get(pool));
          tallied.candidate.addPrice(candidate.prices.get(pool));
        }
      }
      for (const owner of new Set(round.bids.map((bid) => bid.owner))) {
        add(comparedOf(byDepartment, owner), (bid) => bid.owner === owner);
      }
    }
    return ctx.read(async (tx) => {
      const names = await nameOwners(
        tx,
        [...byDepartment.keys()].map((departmentId) => ({ agentId: null, departmentId })),
      );
      const pools = await tx.pool.findMany({
        where: { id: { in: [...byPool.keys()] } },
        select: { id: true, slug: true },
        orderBy: { slug: 'asc' },
      });
      return {
        simulated: true as const,
        rounds: rows.length,
        from: rows[0]?.at.getTime() ?? null,
        to: rows.at(-1)?.at.getTime() ?? null,
        differing,
        all: all.wire(),
        pools: pools.map((pool) => ({ pool, ...comparedOf(byPool, pool.id).wire() })),
        departments: Array.from(byDepartment, ([id, compared]) => {
          const { recorded, candidate } = compared.wire();
          return {
            department: names.department(id),
            recorded: { slotRounds: recorded.grantedSlotRounds, paid: recorded.paid },
            candidate: { slotRounds: candidate.grantedSlotRounds, paid: candidate.paid },
          };
        }).toSorted((one, other) => (one.department.name < other.department.name ? -1 : 1)),
      };
    });
  });

function comparedOf(all: Map<string, Compared>, key: string): Compared {
  const compared = all.get(key) ?? new Compared();
  all.set(key, compared);
  return compared;
}
