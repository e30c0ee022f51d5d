import { childrenOf, kindOf, pointerTo, scalarText } from './json-node.ts';

export const mostMatches = 1000;

/** Pointers of the parts whose key or value holds the words, in order, at most `mostMatches`. */
export function findInJson(root: unknown, words: string): readonly string[] {
  const wanted = words.trim().toLowerCase();
  const found: string[] = [];
  if (wanted === '') return found;
  const visit = (pointer: string, name: string | undefined, value: unknown) => {
    if (found.length >= mostMatches) return;
    const kind = kindOf(value);
    const hasChildren = kind === 'object' || kind === 'array';
    const text = hasChildren ? '' : typeof value === 'string' ? value : scalarText(value);
    if ((name?.toLowerCase().includes(wanted) ?? false) || text.toLowerCase().includes(wanted)) found.push(pointer);
    if (!hasChildren) return;
    const numbered = kind === 'array';
    for (const child of childrenOf(value)) {
      // An index is a place, not a word that is searched for.
      visit(pointerTo(pointer, child.name), numbered ? undefined : child.name, child.value);
    }
  };
  visit('', undefined, root);
  return found;
}
