import 'server-only';
import { readSenderAddress } from './sender-address/index.ts';

/** Where a request came from, for the kernel's limits on sign-in attempts. */
export function readRequestOrigin(headers: Pick<Headers, 'get'>): { address: string; userAgent: string } {
  return { address: readSenderAddress(headers), userAgent: (headers.get('user-agent') ?? '').slice(0, 512) };
}
