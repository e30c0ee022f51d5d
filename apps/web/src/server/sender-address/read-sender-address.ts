const charactersMax = 64;

/** Who sent a request: what the nearest hop says, not what the sender says of itself. */
export function readSenderAddress(headers: Pick<Headers, 'get'>): string {
  const nearest = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return nearest === '' ? 'unknown' : nearest.slice(0, charactersMax);
}
