import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallDetail } from './call-types.ts';
import { describeMissingPrice } from './describe-usage.ts';
import { decimalsFor, formatNanoUsd, prepareUsage } from './prepare-usage.ts';

const line = (
  tokenClass: CallDetail['costLines'][number]['tokenClass'],
  quantity: number,
  price: string,
  nanoUsd: string,
) => ({
  tokenClass,
  quantity,
  nanoUsdPerMillion: price,
  nanoUsd,
});

function aCall(changes: Partial<CallDetail>): CallDetail {
  // The fields that usage reads.
  return {
    inputTokens: 6_912,
    cachedInputTokens: 4_928,
    cacheWriteTokens: 0,
    outputTokens: 412,
    costNanoUsd: '10544416',
    costLines: [
      line('input', 1_984, '120000000', '238080'),
      line('cached_input', 4_928, '12000000', '59136'),
      line('output', 312, '600000000', '187200'),
      line('reasoning', 100, '600000000', '60000'),
      line('tool_use', 1, '10000000000000', '10000000'),
    ],
    ...changes,
  } as CallDetail;
}

describe('usage', () => {
  it('is what the ledger booked by class, each with its price, and adds up to the cost', () => {
    const usage = prepareUsage(aCall({}));
    const amounts = usage?.rows.map(({ nanoUsd }) => nanoUsd ?? 0n) ?? [];
    const decimals = decimalsFor(amounts);
    expect(
      usage?.rows.map(({ name, quantity, unit }, index) => [
        name,
        quantity,
        unit,
        formatNanoUsd(amounts[index] ?? 0n, decimals),
      ]),
    ).toEqual([
      ['Input', 1_984, 'tok', '0.000238080'],
      ['Input from the prefix cache', 4_928, 'tok', '0.000059136'],
      ['Output', 312, 'tok', '0.000187200'],
      ['Reasoning', 100, 'tok', '0.000060000'],
      ['Uses of the provider’s tools', 1, 'uses', '0.010000000'],
    ]);
    expect(usage?.tokens).toBe(7_324);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(10_544_416n);
  });

  it('has no amounts by class where the ledger has none', () => {
    const usage = prepareUsage(aCall({ costLines: [] }));
    expect(usage?.rows.map(({ quantity, nanoUsd }) => [quantity, nanoUsd])).toEqual([
      [1_984, null],
      [4_928, null],
      [412, null],
    ]);
  });

  it('is not known before the call ended', () => {
    expect(prepareUsage(aCall({ inputTokens: null, outputTokens: null }))).toBeUndefined();
  });

  it('amounts lose no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (nanoUsd) => {
        const [whole = '', fraction = ''] = formatNanoUsd(nanoUsd, decimalsFor([nanoUsd])).split('.');
        expect(BigInt(whole.replaceAll(',', '') + fraction.padEnd(9, '0'))).toBe(nanoUsd);
      }),
    );
  });
});

describe('a call without a price', () => {
  it('cost nothing when no model was reached, and an unknown amount when one was', () => {
    expect(describeMissingPrice({ state: 'denied', costNanoUsd: '0' })).toContain('nothing was charged');
    expect(describeMissingPrice({ state: 'settled', costNanoUsd: null })).toContain('not known');
    expect(describeMissingPrice({ state: 'running', costNanoUsd: null })).toContain('yet');
  });
});
