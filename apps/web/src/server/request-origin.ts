import 'server-only';

/** Where a request came from, for the kernel's limits on sign-in attempts. */
export function readRequestOrigin(headers: Pick<Headers, 'get'>): { address: string; userAgent: string } {
  const address = headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'unknown';
  return { address: address.slice(0, 64), userAgent: (headers.get('user-agent') ?? '').slice(0, 512) };
}
