/**
 * The selection after a row was toggled. With an anchor that is still listed, every row between it and the row is
 * selected as well; without one the row alone changes.
 */
export function toggleSelection(
  ids: readonly string[],
  selected: ReadonlySet<string>,
  id: string,
  anchorId: string | undefined,
): ReadonlySet<string> {
  const next = new Set(selected);
  const from = anchorId === undefined ? -1 : ids.indexOf(anchorId);
  const to = ids.indexOf(id);
  if (from !== -1 && to !== -1) {
    for (const between of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
  } else if (!next.delete(id)) next.add(id);
  return next;
}
