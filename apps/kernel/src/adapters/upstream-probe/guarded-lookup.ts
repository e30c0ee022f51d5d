import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress } from './address-objection.ts';

/**
 * Name resolution for every connection to a provider. A name that was harmless when the provider was registered may
 * resolve to something else later (DNS rebinding); here it is judged again at the moment it is used.
 */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) {
        callback(error, '');
        return;
      }
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, allowPrivate));
      const [first] = allowed;
      if (first === undefined) {
        callback(Object.assign(new Error(`${hostname} resolves to no allowed address.`), { code: 'EACCES' }), '');
      } else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
