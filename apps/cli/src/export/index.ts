export { collectFocus, type FocusFile } from './collect-focus.ts';
export { readFocusCursor, writeFocusCursor } from './focus-cursor.ts';
