import { parseExchangeRate } from '@agent-os/core/choices';
import { describe, expect, test } from 'vitest';
import { daysOfMonth } from '../months.ts';
import { describeMissing, describeRate } from './describe-rate.ts';
import { moneyWords } from './money-words.ts';

describe('a rate in words', () => {
  const part = (perUsd: string, validFrom: string) => ({ perUsd, validFrom });

  test('says what one USD is, and from when', () => {
    const rate = { perUsd: '0.92', parts: [part('0.92', '2026-11-01')] };
    expect(describeRate('EUR', rate)).toBe('in EUR at 0.92 from 1 Nov 2026');
    const large = { perUsd: '16843.1234567891', parts: [part('16843.1234567891', '2026-11-01')] };
    expect(describeRate('IDR', large)).toBe('in IDR at 16,843.1234567891 from 1 Nov 2026');
  });

  test('of several is their mean, and the first of them are named', () => {
    const parts = ['01', '05', '09', '13', '17'].map((day) => part('0.9', `2026-09-${day}`));
    expect(describeRate('EUR', { perUsd: '0.9', parts })).toBe(
      'in EUR at 0.9, the mean of all days shown: 0.9 from 1 Sep 2026, 0.9 from 5 Sep 2026, 0.9 from 9 Sep 2026, 2 more',
    );
  });

  test('that is missing is told with its days', () => {
    const [firstDay, lastDay] = ['2026-11-01', '2026-11-04'];
    expect(describeMissing('EUR', { firstDay, lastDay })).toContain('for 1 Nov 2026 to 4 Nov 2026.');
    expect(describeMissing('EUR', { firstDay, lastDay: firstDay })).toContain('for 1 Nov 2026.');
  });
});

describe('amounts in words', () => {
  const euro = moneyWords({ currency: 'EUR', rate: parseExchangeRate('0.92') ?? 0n });
  const usd = moneyWords(undefined);
  const amount = 36_460_660_000_000n;

  test('are in USD unless a currency is shown', () => {
    expect([usd.unit, usd.total(amount), usd.signed(amount), usd.whole(String(amount))]).toEqual([
      'USD',
      '$36,460.66',
      '+$36,460.66',
      '36,461',
    ]);
    expect([euro.unit, euro.total(amount), euro.signed(-amount), euro.whole(String(amount))]).toEqual([
      'EUR',
      '€33,543.81',
      '−€33,543.81',
      '33,544',
    ]);
  });

  test('at the head of a page keep all digits while they have room', () => {
    const rupiah = moneyWords({ currency: 'IDR', rate: parseExchangeRate('16843.1234567891') ?? 0n });
    const words = (nanoUsd: bigint) => rupiah.headline(nanoUsd).replaceAll('\u00A0', ' ');
    expect(words(43_200n * 1_000_000_000n)).toBe('IDR 727,622,933');
    expect(words(1_234_567n * 1_000_000_000n)).toBe('IDR 20.79 B');
    expect(words(1_234_567_890n * 1_000_000_000n)).toBe('IDR 20.79 T');
    expect(usd.headline(amount)).toBe('$36,460.66');
  });

  test('of a chart tell USD behind another currency', () => {
    expect(usd.ofUnits(usd.toUnits(String(amount)))).toBe('$36,460.66');
    expect(euro.ofUnits(euro.toUnits(String(amount)))).toBe('€33,543.81, $36,460.66');
  });
});

test('a month has its first and last day', () => {
  expect(daysOfMonth('2028-02')).toEqual({ firstDay: '2028-02-01', lastDay: '2028-02-29' });
  expect(daysOfMonth('2026-12')).toEqual({ firstDay: '2026-12-01', lastDay: '2026-12-31' });
});
