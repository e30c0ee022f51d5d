import type { MarketRound, MarketRoundResult } from '@agent-os/core/market';
import { deleteMarketDemand, type Database } from '@agent-os/db';
import type { OrganisationEntry } from '../directory/index.ts';
import { clearDueRound, type RoundInForce } from './clear-due-round.ts';
import type { PoolDemand } from './pool-demand.ts';
import { roundMs } from './round-ms.ts';

/** Where the kernels of an organisation clear its rounds together. */
export interface MarketRounds {
  /**
   * One turn of this kernel: says who waits and runs in it, and clears the round where that is due. Fails as a whole or not at all.
   *
   * @returns the round that counts now; undefined: there was none for a while
   */
  turn(organisation: OrganisationEntry, demands: readonly PoolDemand[]): Promise<RoundInForce | undefined>;
}

export interface DatabaseRounds {
  readonly database: Pick<Database, 'withTenant'>;
  readonly clear: (round: MarketRound) => MarketRoundResult;
  readonly replicaId: string;
  /** Of a clock that never steps back. */
  readonly nowMs: () => number;
}

/** Each turn is one transaction of the organisation. */
export function roundsInDatabase({ database, clear, replicaId, nowMs }: DatabaseRounds): MarketRounds {
  return {
    turn: (organisation, demands) =>
      database.withTenant(organisation.id, async (tx) => {
        const due = { organisation, replicaId, roundMs, demands, clear, nowUs: () => nowMs() * 1_000 };
        const inForce = await clearDueRound(tx, due);
        if (demands.length === 0) await deleteMarketDemand(tx, replicaId);
        return inForce;
      }),
  };
}
