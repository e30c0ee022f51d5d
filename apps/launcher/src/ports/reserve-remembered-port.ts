import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ListenAddress } from '../configuration/index.ts';
import { reservePort } from './reserve-port.ts';

/**
 * A free port on loopback that stays the same over restarts, because other records hold addresses with it. Only when
 * another program has taken it in the meantime does it change.
 * @param file Where the port is remembered.
 */
export async function reserveRememberedPort(file: string): Promise<ListenAddress> {
  const host = '127.0.0.1';
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const wanted = Number.isInteger(remembered) && remembered > 0 && remembered < 65_536 ? remembered : 0;
  const address = await reservePort({ host, port: wanted }, 'port').catch(() => reservePort({ host, port: 0 }, 'port'));
  writeFileSync(file, `${address.port}\n`);
  return address;
}
