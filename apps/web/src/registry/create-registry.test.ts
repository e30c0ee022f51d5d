import { describe, expect, it, vi } from 'vitest';
import { createRegistry } from './create-registry.ts';

describe('a registry', () => {
  it('lists what is offered, the newest last, and no more once it was taken back', () => {
    const registry = createRegistry<string>();
    const takeBack = registry.add(['a', 'b']);
    registry.add(['c']);
    expect(registry.list()).toEqual(['a', 'b', 'c']);
    takeBack();
    expect(registry.list()).toEqual(['c']);
  });

  it('keeps the same list until it changes, and tells of every change', () => {
    const registry = createRegistry<string>();
    const listener = vi.fn();
    registry.subscribe(listener);
    const before = registry.list();
    expect(registry.list()).toBe(before);
    registry.add(['a'])();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
