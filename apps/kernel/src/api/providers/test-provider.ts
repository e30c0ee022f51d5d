import { providerInput, providerProtocol, testProviderResult } from '@agent-os/core/contracts';
import { openSecret } from '../../secrets/index.ts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Asks the upstream for its models, with the provider's key. The provider remembers what came of it, the trail who asked. */
export const testProvider = organisationProcedure('models:write')
  .input(providerInput)
  .output(testProviderResult)
  .mutation(async ({ ctx, input: { providerId } }) => {
    const { upstreamProbe, masterKey } = ctx.dependencies;
    const { organisationId } = ctx.caller;
    const row = await ctx.read((tx) =>
      tx.provider.findUnique({
        where: { id: providerId },
        select: { slug: true, protocol: true, baseUrl: true, apiKeySealed: true },
      }),
    );
    if (row === null) throw notFound('provider');
    const { slug, baseUrl, apiKeySealed } = row;
    const apiKey = apiKeySealed === null ? null : openSecret(apiKeySealed, { organisationId, providerId }, masterKey);
    const protocol = providerProtocol.parse(row.protocol);
    const { models, ...answer } = await upstreamProbe.probe({ protocol, baseUrl, apiKey });
    const detail = { slug, reachable: answer.reachable, problem: answer.problem };
    const test = {
      testedAt: new Date(ctx.dependencies.clock.nowMs()),
      testedLatencyMs: answer.latencyMs === null ? null : Math.round(answer.latencyMs),
      testedProblem: answer.problem,
    };
    return ctx.change(async (tx) => {
      await tx.provider.updateMany({ where: { id: providerId }, data: test });
      const audit = { action: 'provider.tested', targetKind: 'provider', targetId: providerId, detail };
      return { result: { ...answer, models: [...models] }, audit };
    });
  });
