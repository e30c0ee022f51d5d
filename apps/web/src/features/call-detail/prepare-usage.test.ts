import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallDetail } from './call-types.ts';
import { describeMissingPrice } from './describe-usage.ts';
import { decimalsFor, formatFemtoUsd, prepareUsage } from './prepare-usage.ts';

const price = {
  effectiveFrom: 0,
  source: 'list',
  inputNanoUsdPerMillion: '120000000',
  cachedInputNanoUsdPerMillion: '12000000',
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: '600000000',
};

function aCall(changes: Partial<CallDetail>): CallDetail {
  // The fields that usage reads.
  return {
    inputTokens: 6_912,
    cachedInputTokens: 4_928,
    cacheWriteTokens: 0,
    outputTokens: 412,
    reasoningTokens: 100,
    costNanoUsd: '544416',
    price,
    ...changes,
  } as CallDetail;
}

describe('usage', () => {
  it('is tokens by the class they were charged as, each with its price, and adds up to the cost', () => {
    const usage = prepareUsage(aCall({}));
    const amounts = usage?.rows.map(({ femtoUsd }) => femtoUsd ?? 0n) ?? [];
    const decimals = decimalsFor(amounts);
    expect(
      usage?.rows.map(({ name, tokens }, index) => [name, tokens, formatFemtoUsd(amounts[index] ?? 0n, decimals)]),
    ).toEqual([
      ['Input', 1_984, '0.000238080'],
      ['Input from the prefix cache', 4_928, '0.000059136'],
      ['Output', 412, '0.000247200'],
    ]);
    expect(usage).toMatchObject({ tokens: 7_324, reasoningTokens: 100 });
  });

  it('has no amounts by class where the call was settled at another sum', () => {
    expect(prepareUsage(aCall({ costNanoUsd: '999' }))?.rows.map(({ femtoUsd }) => femtoUsd)).toEqual([
      null,
      null,
      null,
    ]);
    expect(prepareUsage(aCall({ costNanoUsd: null, price: null }))?.rows[0]?.femtoUsd).toBeNull();
  });

  it('is not known before the call ended', () => {
    expect(prepareUsage(aCall({ inputTokens: null, outputTokens: null }))).toBeUndefined();
  });

  it('amounts lose no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (femtoUsd) => {
        const [whole = '', fraction = ''] = formatFemtoUsd(femtoUsd, decimalsFor([femtoUsd])).split('.');
        expect(BigInt(whole + fraction.padEnd(15, '0'))).toBe(femtoUsd);
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
