const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;
const shownDigits = 6;

/** Short name of a filter: the same text gives the same name (FNV-1a, 32 bits, its last 6 hex digits). */
function hashOf(text: string): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, prime);
  return (hash >>> 0).toString(16).padStart(8, '0').slice(-shownDigits);
}

/** `calls-2026-11-18-3fa9c1.csv`: room, day in the viewer's zone, and what tells one filter's export from another's. */
export function exportFileName(room: string, atMs: number, timeZone: string, filter: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(atMs);
  return `${room}-${day}${filter === '' ? '' : `-${hashOf(filter)}`}.csv`;
}
