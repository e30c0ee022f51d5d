import { describe, expect, it } from 'vitest';
import { beginsChord, findKey } from './find-key.ts';
import type { RegisteredKey } from './key-registry.ts';

const key = (keys: string, does: string, scope: RegisteredKey['scope'] = 'page'): RegisteredKey => ({
  keys,
  does,
  scope,
  run: () => undefined,
});
const registered = [
  key('g o', 'overview', 'everywhere'),
  key('o', 'only this'),
  key('/', 'palette', 'everywhere'),
  key('/', 'filter'),
  key('j', 'older page'),
  key('j', 'newer part'),
  key('k', 'previous of the panel', 'panel'),
  key('k', 'previous of the page'),
];
const does = (pressed: string, before?: string) => findKey(registered, pressed, before)?.does;

describe('a key', () => {
  it('goes to a page after g, also where the page has the letter for itself', () => {
    expect(does('o', 'g')).toBe('overview');
    expect(does('o', 'x')).toBe('only this');
    expect(does('o')).toBe('only this');
  });

  it('belongs to an open panel, then to the page, then to the frame, and to what was shown last', () => {
    expect(does('k')).toBe('previous of the panel');
    expect(does('/')).toBe('filter');
    expect(does('j')).toBe('newer part');
  });

  it('does nothing where nobody wants it', () => {
    expect(does('q')).toBeUndefined();
  });

  it('is waited for only where a second one may follow', () => {
    expect(beginsChord(registered, 'g')).toBe(true);
    expect(beginsChord(registered, 'o')).toBe(false);
  });
});
