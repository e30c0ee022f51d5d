import type { MarketSettings } from '../market-types.ts';

export const paymentWords: Readonly<Record<MarketSettings['payments'], string>> = {
  burn: 'is gone',
  rebate: 'goes back to departments',
};

export const unspentWords: Readonly<Record<MarketSettings['unspent'], string>> = {
  expire: 'expires',
  carry: 'is carried over',
};

export const periodWords: Readonly<Record<MarketSettings['period'], string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
};
