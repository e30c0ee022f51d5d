import type { keyRegistry } from '@/preferences/index.ts';

type RegisteredKey = ReturnType<typeof keyRegistry.list>[number];
type ListedKey = readonly [keys: string, does: string];

/** Keys of people who read: the space bar has no glyph. */
function shown(keys: string): string {
  if (keys === ' ') return 'space';
  return keys === 'Enter' ? '↵' : keys;
}

/** Keys with words, each once: those of the page, those of the frame, and the ones that go to a page. */
export function listKeys(registered: readonly RegisteredKey[]) {
  const ofPage = new Map<string, string>();
  const ofFrame = new Map<string, string>();
  for (const { keys, does, scope } of registered) {
    if (does !== undefined) (scope === 'page' ? ofPage : ofFrame).set(keys, does);
  }
  const list = (entries: Iterable<readonly [string, string]>): readonly ListedKey[] =>
    [...entries].map(([keys, does]) => [shown(keys), does]);
  const frame = [...ofFrame].filter(([keys]) => !ofPage.has(keys));
  return {
    page: list(ofPage),
    everywhere: list(frame.filter(([keys]) => !keys.startsWith('g '))),
    pages: list(frame.filter(([keys]) => keys.startsWith('g '))),
  };
}
