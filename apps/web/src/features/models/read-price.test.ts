import { describe, expect, it } from 'vitest';
import { readPrice } from './read-price.ts';

const typed = { input: '0.12', output: '0.60', cachedInput: '', cacheWrite: '', source: 'price list of 1 Nov 2026' };

describe('a price as it was typed', () => {
  it('is exact in nano-USD, and what was left empty is not known', () => {
    expect(readPrice(typed)).toEqual({
      problems: {},
      price: {
        inputNanoUsdPerMillion: '120000000',
        outputNanoUsdPerMillion: '600000000',
        cachedInputNanoUsdPerMillion: null,
        cacheWriteNanoUsdPerMillion: null,
        source: 'price list of 1 Nov 2026',
      },
    });
  });

  it('may be nothing at all, which is not the same as unknown', () => {
    expect(readPrice({ ...typed, input: '0', cachedInput: '0' }).price).toMatchObject({
      inputNanoUsdPerMillion: '0',
      cachedInputNanoUsdPerMillion: '0',
    });
  });

  it('names every field that it cannot read', () => {
    const { problems, price } = readPrice({
      input: 'free',
      output: '',
      cachedInput: '-1',
      cacheWrite: '',
      source: ' ',
    });
    expect(Object.keys(problems).toSorted()).toEqual(['cachedInput', 'input', 'output', 'source']);
    expect(price).toBeUndefined();
  });
});
