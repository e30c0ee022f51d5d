const shownMax = 60;

/** What an address asked for in words, and the part of it worth searching for. */
export function describeMissing(pathname: string, listName: string | undefined) {
  const last = pathname.split('/').at(-1) ?? '';
  const shown = last.length > shownMax ? `${last.slice(0, shownMax)}…` : last;
  const inList = listName !== undefined && pathname.split('/').length > 2;
  return {
    sentence: inList
      ? `${listName} of this organisation have no “${readable(shown)}”.`
      : `This console has no page at ${readable(pathname.slice(0, shownMax))}.`,
    searchText: readable(shown).replaceAll('…', ''),
  };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
