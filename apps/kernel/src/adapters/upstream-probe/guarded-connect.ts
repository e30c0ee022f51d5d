import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isAllowedAddress } from './address-objection.ts';
import { guardedLookup } from './guarded-lookup.ts';

/**
 * Every connection to a provider. Names are judged as they resolve; an address written as numbers is never looked up, so it is judged here,
 * whenever it was registered.
 */
export function guardedConnect(allowPrivate: boolean, timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(allowPrivate) });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) === 0 || isAllowedAddress(host, allowPrivate)) return connect(options, callback);
    const error = Object.assign(new Error(`${host} is no allowed address.`), { code: 'EACCES' });
    setImmediate(() => callback(error, null));
  };
}
