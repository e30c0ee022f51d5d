import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  convertNanoUsd,
  currencyDecimals,
  displayCurrencies,
  exchangeRateText,
  isDisplayCurrency,
  parseExchangeRate,
  rateOfPeriod,
  type DatedRate,
} from './index.ts';

const rateOf = (text: string) => parseExchangeRate(text) ?? 0n;
const anyRate = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n });
const anyAmount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const anyDecimals = fc.integer({ min: 0, max: 7 });

type Convert = typeof convertNanoUsd;

/** At most half of the last decimal off, halves away from zero, and the same the other way round. */
const convertsRight = (convert: Convert) =>
  fc.property(anyAmount, anyRate, anyDecimals, (nanoUsd, rate, decimals) => {
    const [exact, unit] = [nanoUsd * rate * 10n ** BigInt(decimals), 10n ** 19n];
    const converted = convert(nanoUsd, rate, decimals);
    const awayTwice = 2n * (converted * unit - exact);
    const outwards = nanoUsd < 0n ? -awayTwice : awayTwice;
    return outwards <= unit && outwards > -unit && convert(-nanoUsd, rate, decimals) === -converted;
  });

describe('an amount in a currency', () => {
  test('is exact to half of its last decimal, and halves go away from zero', () => {
    fc.assert(convertsRight(convertNanoUsd));
    expect(convertNanoUsd(36_460_660_000_000n, rateOf('0.92'), 2)).toBe(3_354_381n);
    expect([1_250_000_000n, -1_250_000_000n].map((amount) => convertNanoUsd(amount, rateOf('0.1'), 2))).toEqual([
      13n,
      -13n,
    ]);
    expect(convertNanoUsd(1_500_000_000n, rateOf('149.5'), 0)).toBe(224n);
  });

  test.each<readonly [string, Convert]>([
    ['cuts off', (nanoUsd, rate, decimals) => (nanoUsd * rate * 10n ** BigInt(decimals)) / 10n ** 19n],
    [
      'goes through floating point',
      (nanoUsd, rate, decimals) => BigInt(Math.round((Number(nanoUsd) / 1e9) * (Number(rate) / 1e10) * 10 ** decimals)),
    ],
    [
      'rounds to cents first',
      (nanoUsd, rate, decimals) => convertNanoUsd((nanoUsd / 10_000_000n) * 10_000_000n, rate, decimals),
    ],
  ])('the check finds one that %s (canary)', (_, broken) => {
    expect(fc.check(convertsRight(broken), { seed: 22 }).failed).toBe(true);
  });

  test('grows with the amount, so that an order stays as it is', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyRate, anyDecimals, (one, other, rate, decimals) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        return convertNanoUsd(low, rate, decimals) <= convertNanoUsd(high, rate, decimals);
      }),
    );
  });

  test('has the decimals of its currency', () => {
    expect(['EUR', 'JPY', 'KWD', 'CHF'].map(currencyDecimals)).toEqual([2, 0, 3, 2]);
    expect(displayCurrencies.every((code) => currencyDecimals(code) <= 4)).toBe(true);
    expect(['EUR', 'USD', 'DEM', 'eur', ''].map(isDisplayCurrency)).toEqual([true, false, false, false, false]);
    const known = new Set(Intl.supportedValuesOf('currency'));
    expect(displayCurrencies.filter((code) => !known.has(code))).toEqual([]);
    expect(new Set(displayCurrencies).size).toBe(displayCurrencies.length);
  });
});

describe('a rate', () => {
  test('is what was typed, to the last of ten places', () => {
    fc.assert(fc.property(anyRate, (rate) => parseExchangeRate(exchangeRateText(rate)) === rate));
    expect(exchangeRateText(rateOf('0.9200000000'))).toBe('0.92');
    expect(exchangeRateText(rateOf('00149.5'))).toBe('149.5');
    expect(exchangeRateText(rateOf('0.0000000001'))).toBe('0.0000000001');
  });

  test.each(['', '0', '0.0', '-1', '+1', '1e3', '1,5', '.5', '1.', '0.92345678901', '123456789', ' 1', 'NaN'])(
    'is not “%s”',
    (text) => {
      expect(parseExchangeRate(text)).toBeUndefined();
    },
  );
});

const dated = (fromDay: number, number: number, text: string): DatedRate => ({ fromDay, number, rate: rateOf(text) });
const span = (firstDay: number, lastDay: number) => ({ firstDay, lastDay });

/** What the newest entry of the latest day that has begun says; looked up day by day. */
function rateOnDay(rates: readonly DatedRate[], day: number): bigint | undefined {
  const begun = rates.filter(({ fromDay }) => fromDay <= day);
  return begun.toSorted((one, other) => other.fromDay - one.fromDay || other.number - one.number)[0]?.rate;
}

const someRates = fc
  .array(fc.record({ fromDay: fc.integer({ min: 0, max: 40 }), rate: fc.bigInt({ min: 1n, max: 10n ** 12n }) }), {
    maxLength: 12,
  })
  .map((rates) => rates.map((rate, number) => ({ ...rate, number })));
const somePeriod = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 31 }));

type PeriodRule = typeof rateOfPeriod;

/** The mean of every day's own rate, and none where a day has none. */
const followsDays = (rule: PeriodRule) =>
  fc.property(someRates, somePeriod, (rates, [firstDay, more]) => {
    const days = Array.from({ length: more + 1 }, (_, index) => rateOnDay(rates, firstDay + index));
    const answer = rule(rates.toReversed(), span(firstDay, firstDay + more));
    const without = days.filter((rate) => rate === undefined).length;
    if (without > 0) {
      return answer.kind === 'missing' && answer.missing.lastDay - answer.missing.firstDay + 1 === without;
    }
    const sum = days.reduce<bigint>((total, rate) => total + (rate ?? 0n), 0n);
    if (answer.kind === 'missing') return false;
    const awayTwice = 2n * (answer.rate * BigInt(days.length) - sum);
    return awayTwice <= BigInt(days.length) && awayTwice >= -BigInt(days.length);
  });

describe('the rate of a period', () => {
  const rates = [dated(10, 1, '0.9'), dated(20, 2, '0.95'), dated(20, 3, '1'), dated(50, 4, '2')];

  test('is the mean of its days, each counting the same, corrections and days to come included', () => {
    fc.assert(followsDays(rateOfPeriod));
    expect(rateOfPeriod(rates, span(12, 12))).toMatchObject({ kind: 'rate', rate: rateOf('0.9') });
    expect(rateOfPeriod(rates, span(20, 49))).toMatchObject({ rate: rateOf('1'), parts: [{ number: 3, fromDay: 20 }] });
    expect(rateOfPeriod(rates, span(15, 24))).toMatchObject({
      rate: rateOf('0.95'),
      parts: [span(15, 19), span(20, 24)],
    });
  });

  test('is none while a day has none, and says which', () => {
    expect(rateOfPeriod(rates, span(5, 30))).toEqual({ kind: 'missing', missing: span(5, 9) });
    expect(rateOfPeriod(rates, span(1, 3))).toEqual({ kind: 'missing', missing: span(1, 3) });
    expect(rateOfPeriod([], span(1, 1))).toEqual({ kind: 'missing', missing: span(1, 1) });
  });

  test.each<readonly [string, PeriodRule]>([
    ['takes the rate of the first day', (all, { firstDay }) => rateOfPeriod(all, span(firstDay, firstDay))],
    ['takes the rate of the last day', (all, { lastDay }) => rateOfPeriod(all, span(lastDay, lastDay))],
    [
      'leaves corrections out',
      (all, period) =>
        rateOfPeriod(
          all.filter(({ fromDay, number }) => !all.some((other) => other.fromDay === fromDay && other.number < number)),
          period,
        ),
    ],
  ])('the check finds one that %s (canary)', (_, broken) => {
    expect(fc.check(followsDays(broken), { seed: 22, numRuns: 500 }).failed).toBe(true);
  });
});
