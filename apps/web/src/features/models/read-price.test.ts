import { describe, expect, it } from 'vitest';
import { readPrice } from './read-price.ts';

const nowMs = Date.parse('2026-11-18T09:00Z');
const moment = { nowMs, zone: 'Europe/Berlin' };
const typed = {
  from: '',
  input: '0.12',
  output: '0.60',
  cachedInput: '',
  cacheWrite: '',
  source: 'price list of 1 Nov 2026',
};

describe('a price as it was typed', () => {
  it('is exact in nano-USD, and what was left empty is not known', () => {
    expect(readPrice(typed, moment)).toEqual({
      problems: {},
      price: {
        effectiveFrom: null,
        classes: null,
        inputNanoUsdPerMillion: '120000000',
        outputNanoUsdPerMillion: '600000000',
        cachedInputNanoUsdPerMillion: null,
        cacheWriteNanoUsdPerMillion: null,
        source: 'price list of 1 Nov 2026',
      },
    });
  });

  it('may be nothing at all, which is not the same as unknown', () => {
    expect(readPrice({ ...typed, input: '0', cachedInput: '0' }, moment).price).toMatchObject({
      inputNanoUsdPerMillion: '0',
      cachedInputNanoUsdPerMillion: '0',
    });
  });

  it('names every field that it cannot read', () => {
    const { problems, price } = readPrice(
      { input: 'free', output: '', cachedInput: '-1', cacheWrite: '', source: ' ', from: 'soon' },
      moment,
    );
    expect(Object.keys(problems).toSorted()).toEqual(['cachedInput', 'from', 'input', 'output', 'source']);
    expect(price).toBeUndefined();
  });

  it('begins at a moment to come, never in the past', () => {
    expect(readPrice({ ...typed, from: '2026-11-18T10:01' }, moment).price?.effectiveFrom).toBe(nowMs + 60_000);
    const past = readPrice({ ...typed, from: '2026-11-18T09:59' }, moment);
    expect(past.price).toBeUndefined();
    expect(Object.keys(past.problems)).toEqual(['from']);
  });
});
