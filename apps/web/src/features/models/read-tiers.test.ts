import { describe, expect, it } from 'vitest';
import { readTiers } from './read-tiers.ts';
import type { PriceTier } from './tier-fields.ts';

const typed = (fields: Readonly<Record<string, string>>) => (field: string) => fields[field];
const tier: PriceTier = {
  aboveInputTokens: 200_000,
  inputNanoUsdPerMillion: '6000000000',
  outputNanoUsdPerMillion: '22500000000',
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  cacheWriteOneHourNanoUsdPerMillion: null,
};
const rowOf = (row: string, above: string, input: string, output: string) => ({
  [`tier.${row}.above`]: above,
  [`tier.${row}.input`]: input,
  [`tier.${row}.output`]: output,
});

describe('tiers for long inputs', () => {
  it('stay while their fields are not shown, and go when all are taken away', () => {
    expect(readTiers(typed({}), [tier])).toEqual({ problems: {}, tiers: [tier] });
    expect(readTiers(typed({ tierRows: '' }), [tier])).toEqual({ problems: {}, tiers: [] });
  });

  it('are exact and by rising length, in whatever order they were typed', () => {
    const fields = {
      tierRows: '0 3',
      ...rowOf('0', '500000', '12', '45'),
      ...rowOf('3', '200000', '6', '22.5'),
      'tier.0.cachedInput': '1.2',
    };
    expect(readTiers(typed(fields), [])).toEqual({
      problems: {},
      tiers: [
        tier,
        {
          ...tier,
          aboveInputTokens: 500_000,
          inputNanoUsdPerMillion: '12000000000',
          outputNanoUsdPerMillion: '45000000000',
          cachedInputNanoUsdPerMillion: '1200000000',
        },
      ],
    });
  });

  it('say what cannot be read, field by field', () => {
    const fields = {
      tierRows: '0 1 2',
      ...rowOf('0', 'many', '6', ''),
      ...rowOf('1', '200000', '6', '22.5'),
      ...rowOf('2', '200000', '7', '23'),
      'tier.1.cacheWrite': 'much',
    };
    expect(Object.keys(readTiers(typed(fields), []).problems).toSorted()).toEqual([
      'tier.0.above',
      'tier.0.output',
      'tier.1.cacheWrite',
      'tier.2.above',
    ]);
  });
});
