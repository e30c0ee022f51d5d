import { provider, replaceProviderKeyInput } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerWire } from './provider-wire.ts';
import { requireProvider } from './require-provider.ts';
import { sealProviderKey } from './seal-provider-key.ts';

/** Puts another key in the place of the old one, from the next call on. Neither is ever shown. */
export const replaceProviderKey = organisationProcedure('models:write')
  .input(replaceProviderKeyInput)
  .output(provider)
  .mutation(({ ctx, input: { providerId, apiKey } }) => {
    const { dependencies, caller } = ctx;
    const { organisationId } = caller;
    const key = sealProviderKey(dependencies, { organisationId, providerId }, apiKey);
    return ctx.change(async (tx) => {
      const before = await requireProvider(tx, providerId);
      await tx.provider.updateMany({
        where: { id: providerId },
        data: { ...key, testedAt: null, testedLatencyMs: null, testedProblem: null },
      });
      const detail = { slug: before.slug, hasKey: apiKey !== null, lastFourBefore: before.apiKeyLastFour };
      const audit = { action: 'provider.key_replaced', targetKind: 'provider', targetId: providerId, detail };
      return { result: providerWire(await requireProvider(tx, providerId)), audit };
    });
  });
