import { marketState } from '@agent-os/core/contracts';
import { findMarketState, listMarketRoundSummaries } from '@agent-os/db';
import { roundMs } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readTerms } from './settings-wire.ts';

/** A round that is due for longer than this is not coming: nobody waits or runs. */
const overdueMs = 3 * roundMs;

/** Terms, last round, and when the next one is due. */
export const getState = organisationProcedure('market:read')
  .output(marketState)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const { wire } = await readTerms(tx);
      const state = await findMarketState(tx);
      const [last] = await listMarketRoundSummaries(tx, null, 1);
      const isGoing =
        wire.mode !== 'off' && state !== undefined && state.now.getTime() - state.nextRoundAt.getTime() < overdueMs;
      return {
        at: state?.now.getTime() ?? ctx.dependencies.clock.nowMs(),
        settings: wire,
        roundMs,
        lastRound:
          last === undefined
            ? null
            : { number: Number(last.number), at: last.at.getTime(), clearedInUs: last.clearedInUs, mode: last.mode },
        nextRoundAt: isGoing && last !== undefined ? state.nextRoundAt.getTime() : null,
      };
    }),
  );
