/** What belongs to one look at a list, not to the list: the open panel, and which view was chosen. */
const passing = new Set(['peek', 'tab', 'view']);

/** The part of an address that a view keeps, without the question mark. `keeps` names what is otherwise of one look. */
export function viewQueryOf(search: string, keeps: readonly string[] = []): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => {
      const name = part.split('=')[0] ?? '';
      return part !== '' && (!passing.has(name) || keeps.includes(name));
    })
    .join('&');
}

/** Whether two queries ask for the same, in whatever order and encoding. */
export function isSameQuery(one: string, other: string, keeps: readonly string[] = []): boolean {
  return canonical(one, keeps) === canonical(other, keeps);
}

function canonical(query: string, keeps: readonly string[]): string {
  return JSON.stringify([...new URLSearchParams(viewQueryOf(query, keeps))].toSorted(byNameAndValue));
}

function byNameAndValue(one: readonly [string, string], other: readonly [string, string]): number {
  return one[0].localeCompare(other[0], 'en') || one[1].localeCompare(other[1], 'en');
}
