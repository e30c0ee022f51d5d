import type { MarketMode } from '../market-types.ts';

export const modeNames: Readonly<Record<MarketMode, string>> = { off: 'Off', shadow: 'Shadow', on: 'On' };

/** What changing to a mode does, said before it is done. */
export const modeEffects: Readonly<Record<MarketMode, string>> = {
  off: 'No more rounds are held. Pools are shared as their policies say; credits stay where they are.',
  shadow:
    'Rounds are cleared and shown, and take no effect: nobody waits, goes first or pays because of them. Pools are shared as their policies say.',
  on: 'From the next round on, what agents win decides who goes first in each pool: whoever bids below the price waits. Departments pay for what they win out of their credits.',
};

/** What was done, for whoever did it. */
export const modeDone: Readonly<Record<MarketMode, string>> = {
  off: 'The market is off. Pools are shared as their policies say.',
  shadow: 'The market runs in shadow: it clears and shows, without effect.',
  on: 'The market is on. It decides from the next round.',
};
