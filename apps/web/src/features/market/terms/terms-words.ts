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

/** What becomes of calls that wait while their agent wins no slot. */
export const losingWords: Readonly<Record<MarketSettings['losingWork'], string>> = {
  wait: 'wait on',
  move: 'move to a cheaper pool',
  shed: 'are refused',
};
