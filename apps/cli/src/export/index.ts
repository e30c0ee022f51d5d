export { collectFocus, type FocusFile } from './collect-focus.ts';
