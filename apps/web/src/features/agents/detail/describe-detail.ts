/** What an event says beside its name, in a line; the reason first, ids last. */
export function describeDetail(detail: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(detail).filter(([, value]) => value !== null && value !== '');
  const rank = (name: string) => (name === 'reason' ? 0 : name.endsWith('Id') ? 2 : 1);
  return entries
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') || 'none' : String(value)}`)
    .join('; ');
}
