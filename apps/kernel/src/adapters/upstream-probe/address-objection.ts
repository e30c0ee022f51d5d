import { BlockList, isIP } from 'node:net';

/** Addresses that hand out a machine's own credentials, or that no provider can have. */
const neverAllowed = new BlockList();
neverAllowed.addSubnet('169.254.0.0', 16, 'ipv4');
neverAllowed.addSubnet('0.0.0.0', 8, 'ipv4');
neverAllowed.addSubnet('224.0.0.0', 3, 'ipv4');
neverAllowed.addSubnet('fe80::', 10, 'ipv6');
neverAllowed.addSubnet('ff00::', 8, 'ipv6');
neverAllowed.addAddress('fd00:ec2::254', 'ipv6');
neverAllowed.addAddress('::', 'ipv6');

const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv4');
}
privateNetworks.addAddress('::1', 'ipv6');
privateNetworks.addSubnet('fc00::', 7, 'ipv6');

export type AddressKind = 'public' | 'private' | 'forbidden';

/** What an IP address is to a kernel that must not be sent to fetch other people's secrets. */
function kindOfAddress(address: string): AddressKind {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (neverAllowed.check(address, family)) return 'forbidden';
  return privateNetworks.check(address, family) ? 'private' : 'public';
}

export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  const kind = kindOfAddress(address);
  return kind === 'public' || (kind === 'private' && allowPrivate);
}

/**
 * Why an upstream may not be called, as a sentence; undefined when it may. Judged on every address its name resolves to,
 * since one private address among public ones is enough for an attack.
 */
export function addressObjection(url: URL, addresses: readonly string[], allowPrivate: boolean): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'A provider’s address begins with https:// or http://.';
  }
  if (url.username !== '' || url.password !== '') return 'Put the key into the key field, not into the address.';
  if (addresses.length === 0) return `The name ${url.hostname} does not resolve. Check its spelling.`;
  const kinds = new Set(addresses.map(kindOfAddress));
  if (kinds.has('forbidden')) return `The address of ${url.hostname} is reserved and can never be a provider.`;
  const isPrivate = kinds.has('private');
  if (isPrivate && !allowPrivate) {
    return `${url.hostname} is in a private network. Set AGENT_OS_ALLOW_PRIVATE_UPSTREAMS=1 to allow that.`;
  }
  if (url.protocol === 'http:' && !isPrivate) return 'A provider outside your network must be called by https://.';
  return undefined;
}

/**
 * The same for an address that is written as numbers, which no name has to be resolved for; undefined for a name, which is judged
 * when it is resolved.
 */
export function objectionToLiteral(text: string, allowPrivate: boolean): string | undefined {
  if (!URL.canParse(text)) return 'This is not an address. It looks like http://server.example:9090.';
  const host = new URL(text).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : addressObjection(new URL(text), [host], allowPrivate);
}
