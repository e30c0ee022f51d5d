import type { MarketSettings } from '../market-types.ts';

export const paymentWords: Readonly<Record<MarketSettings['payments'], string>> = {
  burn: 'is gone',
  rebate: 'goes back to departments',
};

export const unspentWords: Readonly<Record<MarketSettings['unspent'], string>> = {
  expire: 'expires',
  carry: 'is carried over',
};

/** How bids meet what departments offer. */
export const ruleWords: Readonly<Record<MarketSettings['rule'], string>> = {
  uniform: 'one price, offers are steps of supply',
  double_auction: 'double auction, price between the sides',
  mcafee: 'truthful: the last pair may not trade',
};

export const periodWords: Readonly<Record<MarketSettings['period'], string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
};
