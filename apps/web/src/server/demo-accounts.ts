import 'server-only';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopbackHost } from './is-loopback-host.ts';

/**
 * Whether the sign-in page may say where the demo's passwords are: only on the machine of whoever started the demo, while
 * the file is there. The page learns that the file exists, and neither its path nor anything in it.
 * @param host What the browser asked for, with a port or without.
 */
export function hasDemoAccounts(host: string | null): boolean {
  const { AGENT_OS_DEMO: demo, AGENT_OS_HOME: home, NEXTAUTH_URL: address, WEB_HOST: listensOn } = process.env;
  if (demo === '0' || !home || host === null) return false;
  if (listensOn && !isLoopbackHost(listensOn)) return false;
  if (address && !(URL.canParse(address) && isLoopbackHost(new URL(address).host))) return false;
  return isLoopbackHost(host) && existsSync(join(home, 'credentials.json'));
}
