import { sealSecret } from '../../secrets/index.ts';
import type { ApiDependencies } from '../dependencies.ts';

const nonceBytes = 12;
/** Four characters tell keys apart; of a short key they would give away too much. */
const keyCharactersForLastFour = 12;

/** The columns of a provider that hold its key, sealed for this provider alone; both null without one. */
export function sealProviderKey(
  { random, masterKey }: Pick<ApiDependencies, 'random' | 'masterKey'>,
  place: { readonly organisationId: string; readonly providerId: string },
  apiKey: string | null,
) {
  if (apiKey === null) return { apiKeySealed: null, apiKeyLastFour: null };
  return {
    apiKeySealed: new Uint8Array(sealSecret(apiKey, place, masterKey, random.bytes(nonceBytes))),
    apiKeyLastFour: apiKey.length < keyCharactersForLastFour ? null : apiKey.slice(-4),
  };
}
