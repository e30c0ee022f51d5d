import { provider, updateProviderInput } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerWire } from './provider-wire.ts';
import { requireProvider } from './require-provider.ts';

/**
 * Changes what is given. An address that changes is judged as a new one, and takes the key away: a key is given to one
 * address by whoever knows it, and must not follow to another by somebody who does not.
 */
export const updateProvider = organisationProcedure('models:write')
  .input(updateProviderInput)
  .output(provider)
  .mutation(async ({ ctx, input: { providerId, ...given } }) => {
    const objection =
      given.baseUrl === undefined ? undefined : await ctx.dependencies.upstreamProbe.findObjection(given.baseUrl);
    if (objection !== undefined) throw new ApiError('invalid', objection);
    return ctx.change(async (tx) => {
      const before = await requireProvider(tx, providerId);
      const { name = before.name, protocol = before.protocol, continuesText = before.continuesText } = given;
      const { timeoutMs = before.timeoutMs, maxRetries = before.maxRetries } = given;
      const baseUrl = given.baseUrl?.replace(/\/+$/, '') ?? before.baseUrl;
      const moves = baseUrl !== before.baseUrl;
      const forgetKey = moves ? { apiKeySealed: null, apiKeyLastFour: null } : {};
      const forgetTest = moves ? { testedAt: null, testedLatencyMs: null, testedProblem: null } : {};
      await tx.provider.updateMany({
        where: { id: providerId },
        data: { name, protocol, baseUrl, continuesText, timeoutMs, maxRetries, ...forgetKey, ...forgetTest },
      });
      const detail = {
        slug: before.slug,
        name,
        protocol,
        continuesText,
        timeoutMs,
        maxRetries,
        baseUrl,
        addressBefore: before.baseUrl,
        keyTakenAway: moves,
      };
      const audit = { action: 'provider.updated', targetKind: 'provider', targetId: providerId, detail };
      return { result: providerWire(await requireProvider(tx, providerId)), audit };
    });
  });
