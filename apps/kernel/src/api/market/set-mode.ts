import { marketSettings, setMarketModeInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { changeTerms } from './change-terms.ts';

/** Turns the market off, to shadow, or on. */
export const setMode = organisationProcedure('market:write')
  .input(setMarketModeInput)
  .output(marketSettings)
  .mutation(({ ctx, input: { mode, expectedVersion, reason } }) =>
    ctx.change(async (tx) => {
      const { caller, dependencies } = ctx;
      const change = { expectedVersion, reason, changed: { mode } };
      const { wire } = await changeTerms(tx, caller, change, dependencies.clock.nowMs());
      const detail = { mode, version: wire.version, reason };
      return {
        result: wire,
        audit: { action: 'market.mode_set', targetKind: 'organisation', targetId: caller.organisationId, detail },
      };
    }),
  );
