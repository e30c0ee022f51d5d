import type { ListenAddress } from '../configuration/index.ts';

const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** The address under which this machine reaches a server; one that listens everywhere is reached on loopback. */
export function urlOf({ host, port }: ListenAddress): string {
  return `http://${everyAddress[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
}
