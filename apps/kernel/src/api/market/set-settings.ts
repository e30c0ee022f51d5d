import { marketSettings, setMarketSettingsInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { changeTerms } from './change-terms.ts';

/** Changes the terms of the market; what is left out stays. */
export const setSettings = organisationProcedure('market:write')
  .input(setMarketSettingsInput)
  .output(marketSettings)
  .mutation(({ ctx, input: { expectedVersion, reason, ...given } }) =>
    ctx.change(async (tx) => {
      const { caller, dependencies } = ctx;
      const { priceCap, priceFloor, creditNanoUsd, creditsPerPeriod, ...plain } = given;
      const changed = {
        ...plain,
        ...(priceCap === undefined ? {} : { priceCap: BigInt(priceCap) }),
        ...(priceFloor === undefined ? {} : { priceFloor: BigInt(priceFloor) }),
        ...(creditNanoUsd === undefined ? {} : { creditNanoUsd: BigInt(creditNanoUsd) }),
        ...(creditsPerPeriod === undefined ? {} : { creditsPerPeriod: BigInt(creditsPerPeriod) }),
      };
      const { wire } = await changeTerms(tx, caller, { expectedVersion, reason, changed }, dependencies.clock.nowMs());
      const said = Object.entries(given).flatMap(([name, term]) => (term === undefined ? [] : [[name, term] as const]));
      const detail = { ...Object.fromEntries(said), version: wire.version, reason };
      return {
        result: wire,
        audit: { action: 'market.settings_set', targetKind: 'organisation', targetId: caller.organisationId, detail },
      };
    }),
  );
