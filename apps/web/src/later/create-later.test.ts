import { describe, expect, it, vi } from 'vitest';
import { createLater } from './create-later.ts';

describe('code that comes later', () => {
  it('is fetched once, whoever asks, and is there for everybody afterwards', async () => {
    const load = vi.fn(() => Promise.resolve('code'));
    const later = createLater(load);
    const listener = vi.fn();
    later.subscribe(listener);
    expect(later.read()).toBeUndefined();
    expect(await Promise.all([later.fetch(), later.fetch()])).toEqual(['code', 'code']);
    expect(later.read()).toBe('code');
    expect(load).toHaveBeenCalledTimes(1);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('is asked for again after it did not come', async () => {
    const load = vi.fn(() => Promise.resolve('code')).mockRejectedValueOnce(new Error('no connection'));
    const later = createLater(load);
    await expect(later.fetch()).rejects.toThrow('no connection');
    expect(later.read()).toBeUndefined();
    expect(await later.fetch()).toBe('code');
  });
});
