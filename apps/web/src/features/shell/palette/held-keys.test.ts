import { describe, expect, it } from 'vitest';
import { applyHeldKey, readHeldKey, type PressedKey } from './held-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const read = (key: string, held: Partial<PressedKey> = {}) => readHeldKey({ ...plain, ...held, key });
const after = (keys: readonly string[], text = '') =>
  keys.reduce((typed, key) => applyHeldKey(typed, read(key)), { text, entered: false });

describe('keys that come before the palette’s field has the focus', () => {
  it('are its text, in order, after what stands in it', () => {
    expect(after('go 2 Ärzte/?'.split('')).text).toBe('go 2 Ärzte/?');
    expect(after(['-', '7'], 'agent').text).toBe('agent-7');
  });

  it('take back the last letter, also one that is two code units long, and never more than there is', () => {
    expect(after(['a', 'b', 'Backspace', 'c']).text).toBe('ac');
    expect(after(['Backspace'], 'a🂡').text).toBe('a');
    expect(after(['Backspace', 'Backspace', 'x'], 'a').text).toBe('x');
  });

  it('close it by Escape', () => {
    expect(read('Escape')).toBe('close');
  });

  it('choose by Enter what the text before it finds', () => {
    expect(after(['a', 'Enter'])).toEqual({ text: 'a', entered: true });
    expect(after(['a', 'Enter', 'b', 'Backspace', 'Backspace'])).toEqual({ text: 'a', entered: true });
  });

  it('do nothing where the text does not change by them', () => {
    const keys = ['Tab', 'ArrowDown', 'Home', 'PageUp', 'Delete', 'Shift', 'Dead', 'Process'];
    expect(keys.map((key) => read(key))).toEqual(keys.map(() => 'nothing'));
    expect(after(['a', ...keys, 'b'])).toEqual({ text: 'ab', entered: false });
  });

  it('stay the browser’s with a modifier, but for signs that keyboards write with one', () => {
    expect(read('v', { ctrlKey: true })).toBe('browser');
    expect(read('r', { metaKey: true })).toBe('browser');
    expect(read('f', { altKey: true })).toBe('browser');
    expect(read('Backspace', { ctrlKey: true })).toBe('browser');
    expect(read('ArrowLeft', { altKey: true })).toBe('browser');
    expect(read('F5')).toBe('browser');
    expect(read('@', { ctrlKey: true, altKey: true })).toEqual({ write: '@' });
    expect(read('ą', { altKey: true })).toEqual({ write: 'ą' });
    expect(read('A')).toEqual({ write: 'A' });
  });
});
