/** What belongs to one look at a list, not to the list: the open panel, and which view was chosen. */
const passing = new Set(['peek', 'tab', 'view']);

/** The part of an address that a view keeps, without the question mark. */
export function viewQueryOf(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !passing.has(part.split('=')[0] ?? ''))
    .join('&');
}

/** Whether two queries ask for the same, in whatever order and encoding. */
export function isSameQuery(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(query: string): string {
  return JSON.stringify([...new URLSearchParams(viewQueryOf(query))].toSorted(byNameAndValue));
}

function byNameAndValue(one: readonly [string, string], other: readonly [string, string]): number {
  return one[0].localeCompare(other[0], 'en') || one[1].localeCompare(other[1], 'en');
}
