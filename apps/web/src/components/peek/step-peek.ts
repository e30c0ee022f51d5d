import type { PeekAddress } from './use-peek.ts';

/**
 * Walks the docked panel through a list: what opens the row before (-1) or after (1) the docked one; undefined at either
 * end, and while the docked one is not in the list.
 */
export function stepPeek(
  ids: readonly string[],
  { peekId, openPeek }: Pick<PeekAddress, 'peekId' | 'openPeek'>,
): (offset: 1 | -1) => (() => void) | undefined {
  const at = peekId === undefined ? -1 : ids.indexOf(peekId);
  return (offset) => {
    const next = at === -1 ? undefined : ids[at + offset];
    return next === undefined ? undefined : () => openPeek(next);
  };
}
