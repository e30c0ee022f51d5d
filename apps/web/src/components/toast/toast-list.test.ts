import { describe, expect, it } from 'vitest';
import {
  addToast,
  dropPast,
  findUndo,
  joinAnnouncements,
  undoMs,
  type ShownToast,
  type ToastInput,
} from './toast-list.ts';

const undo = () => undefined;
const listOf = (inputs: readonly ToastInput[], nowMs = 0) =>
  inputs.reduce<readonly ShownToast[]>((toasts, input, id) => addToast(toasts, input, { id, nowMs }), []);
const titles = (toasts: readonly ShownToast[]) => toasts.map(({ title }) => title);

describe('toasts', () => {
  it('go after their time, but for what failed', () => {
    const toasts = listOf([{ title: 'saved' }, { title: 'not saved', failed: true }, { title: 'removed', undo }]);
    expect(titles(dropPast(toasts, undoMs - 1))).toEqual(['not saved', 'removed']);
    expect(titles(dropPast(toasts, undoMs))).toEqual(['not saved']);
  });

  it('make room by the oldest that would go anyway', () => {
    const toasts = listOf([{ title: 'failed', failed: true }, ...['a', 'b', 'c', 'd'].map((title) => ({ title }))]);
    expect(titles(toasts)).toEqual(['failed', 'b', 'c', 'd']);
  });

  it('are taken back last first, and only within their time', () => {
    const toasts = listOf([{ title: 'one', undo }, { title: 'two', undo }, { title: 'said' }]);
    expect(findUndo(toasts, 0)?.title).toBe('two');
    expect(findUndo(toasts, undoMs)).toBeUndefined();
  });
});

it('several messages are one announcement', () => {
  expect(joinAnnouncements(['a'])).toBe('a');
  expect(joinAnnouncements(['a', 'b', 'c'])).toBe('c And 2 more.');
});
