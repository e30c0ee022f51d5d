import { createProviderInput, provider } from '@agent-os/core/contracts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerColumns, providerWire } from './provider-wire.ts';
import { sealProviderKey } from './seal-provider-key.ts';

/** Registers an upstream. Its address is judged by where its name leads now, its key is sealed and never shown again. */
export const createProvider = organisationProcedure('models:write')
  .input(createProviderInput)
  .output(provider)
  .mutation(async ({ ctx, input: { apiKey, ...input } }) => {
    const { dependencies, caller } = ctx;
    const { organisationId } = caller;
    const objection = await dependencies.upstreamProbe.findObjection(input.baseUrl);
    if (objection !== undefined) throw new ApiError('invalid', objection);
    const id = dependencies.random.newId('prv');
    const baseUrl = input.baseUrl.replace(/\/+$/, '');
    const key = sealProviderKey(dependencies, { organisationId, providerId: id }, apiKey);
    return ctx.change(async (tx) => {
      const row = await tx.provider.create({
        data: { id, organisationId, ...input, baseUrl, ...key },
        select: providerColumns,
      });
      const { slug, protocol, timeoutMs, maxRetries } = input;
      const detail = { slug, protocol, baseUrl, timeoutMs, maxRetries, hasKey: apiKey !== null };
      const audit = { action: 'provider.created', targetKind: 'provider', targetId: id, detail };
      return { result: providerWire(row), audit };
    });
  });
