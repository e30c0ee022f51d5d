/** What stands in the palette's field. */
export interface TypedText {
  readonly text: string;
  /** Enter was pressed after it, before there was a line that it could take. */
  readonly entered: boolean;
}

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * What a key means that is pressed while the palette is open and its field has not got the focus yet: text for it, the last
 * letter taken back, its first line chosen, the palette closed, nothing, or the browser's own (reload, close the tab, paste).
 */
export type HeldKey = { readonly write: string } | 'erase' | 'enter' | 'close' | 'nothing' | 'browser';

const meanings: Readonly<Record<string, HeldKey>> = { Backspace: 'erase', Enter: 'enter', Escape: 'close' };

/** Many keyboards write signs with AltGr, which browsers report as Alt, with or without Control. */
function isCommand({ key, ctrlKey, metaKey, altKey }: PressedKey): boolean {
  return metaKey || (altKey ? !/^[^a-z0-9 ]$/iu.test(key) : ctrlKey);
}

export function readHeldKey(pressed: PressedKey): HeldKey {
  const { key } = pressed;
  if (isCommand(pressed) || /^F\d+$/.test(key)) return 'browser';
  return /^.$/su.test(key) ? { write: key } : (meanings[key] ?? 'nothing');
}

/**
 * The field after a held key. Enter counts as it does in the field: a slow machine must not do less than a fast one, where
 * the first line is there by then. What follows Enter was not meant for a palette that has been answered.
 */
export function applyHeldKey(typed: TypedText, held: HeldKey): TypedText {
  if (typed.entered) return typed;
  if (held === 'enter') return { ...typed, entered: true };
  if (held === 'erase') return { ...typed, text: typed.text.replace(/.$/su, '') };
  return typeof held === 'object' ? { ...typed, text: typed.text + held.write } : typed;
}
