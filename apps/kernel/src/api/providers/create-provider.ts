import { createProviderInput, provider } from '@agent-os/core/contracts';
import { sealSecret } from '../../secrets/index.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { providerColumns, providerWire } from './provider-wire.ts';

const nonceBytes = 12;
/** Four characters tell keys apart; of a short key they would give away too much. */
const keyCharactersForLastFour = 12;

function sealKey(dependencies: ApiDependencies, organisationId: string, providerId: string, apiKey: string | null) {
  if (apiKey === null) return { apiKeySealed: null, apiKeyLastFour: null };
  const nonce = dependencies.random.bytes(nonceBytes);
  return {
    apiKeySealed: new Uint8Array(sealSecret(apiKey, { organisationId, providerId }, dependencies.masterKey, nonce)),
    apiKeyLastFour: apiKey.length < keyCharactersForLastFour ? null : apiKey.slice(-4),
  };
}

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
    const key = sealKey(dependencies, organisationId, id, apiKey);
    return ctx.change(async (tx) => {
      const row = await tx.provider.create({
        data: { id, organisationId, ...input, baseUrl, ...key },
        select: providerColumns,
      });
      const { slug, protocol } = input;
      const detail = { slug, protocol, baseUrl, hasKey: apiKey !== null };
      const audit = { action: 'provider.created', targetKind: 'provider', targetId: id, detail };
      return { result: providerWire(row), audit };
    });
  });
