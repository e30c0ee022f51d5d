/** Next runs this once, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { forgetClaimedAddresses, trustsProxy } = await import('./server/sender-address/index.ts');
  if (!trustsProxy()) forgetClaimedAddresses();
}
