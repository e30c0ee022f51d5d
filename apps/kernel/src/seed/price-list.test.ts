import { describe, expect, test } from 'vitest';
import { listedPrice } from './price-list.ts';

describe('the price list of a first start', () => {
  test('gives nano-USD per million tokens, and the same for a dated name of the model', () => {
    expect(listedPrice('gpt-4o-mini')).toMatchObject({
      inputNanoUsdPerMillion: 150_000_000n,
      cachedInputNanoUsdPerMillion: 75_000_000n,
      outputNanoUsdPerMillion: 600_000_000n,
    });
    expect(listedPrice('gpt-4o-mini-2024-07-18')).toEqual(listedPrice('gpt-4o-mini'));
    expect(listedPrice('claude-sonnet-4-5-20250929')).toMatchObject({
      cacheWriteNanoUsdPerMillion: 3_750_000_000n,
      classes: { cacheWriteOneHourNanoUsdPerMillion: '6000000000', toolUseNanoUsdPerThousand: '10000000000' },
    });
    expect(listedPrice('sim-embed-small')).not.toHaveProperty('classes');
  });

  test('does not know what no list has', () => {
    expect(listedPrice('my-own-model')).toBeUndefined();
    expect(listedPrice('toString')).toBeUndefined();
  });
});
