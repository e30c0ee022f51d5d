export { forgetClaimedAddresses } from './forget-claimed-addresses.ts';
export { readSenderAddress } from './read-sender-address.ts';
export { trustsProxy } from './trusts-proxy.ts';
