import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../adapters/models/index.ts';

/** As long as the providers let a name be; what is longer names nobody. */
const nameCharactersMax = 256;

/** The end user whom a request says that it is for, as its agent names them; null when it names nobody. */
export function readEndUser(protocol: CallProtocol, body: Readonly<Record<string, unknown>>): string | null {
  const named =
    protocol === 'anthropic.messages'
      ? [asObject(body['metadata'])?.['user_id']]
      : [body['safety_identifier'], body['user']];
  return named.find(isName) ?? null;
}

function isName(named: unknown): named is string {
  return typeof named === 'string' && named !== '' && named.length <= nameCharactersMax;
}
