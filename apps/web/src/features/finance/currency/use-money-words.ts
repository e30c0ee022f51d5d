'use client';

import { useMemo } from 'react';
import { useDisplayMoney } from '@/components/ui/index.ts';
import { moneyWords, type MoneyWords } from './money-words.ts';

/** Amounts in words, in the currency of the page. */
export function useMoneyWords(): MoneyWords {
  const display = useDisplayMoney();
  return useMemo(() => moneyWords(display), [display]);
}
