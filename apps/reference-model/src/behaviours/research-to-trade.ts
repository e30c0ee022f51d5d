import type { Behaviour } from './behaviour.ts';

export const researchToTrade: Behaviour = {
  name: 'research-to-trade',
  playbook: ['market.quote', 'market.data', 'filings.search', 'news.search', 'portfolio.positions', 'risk.check', 'orders.propose'],
  openings: [
    'Research note on {issuer}: the thesis holds, and a {side} of {shares} shares is proposed for review.',
    '{issuer} reported before the open; revenue is {growth} % above last year and the shares moved {move} basis points.',
    'Idea for the desk: {side} {issuer} against {peer}, holding period {days} trading days.',
  ],
  details: [
    'Consensus for the next quarter rose {revision} basis points over the last {days} days, with {analysts} analysts revising upwards.',
    'The filing names {driver} as the main driver; management repeated its guidance for the year.',
    'Against {peer}, {issuer} trades at a discount of {discount} %, wider than its five-year mean.',
    'Expected slippage for {shares} shares is {slippage} basis points at {participation} % participation.',
    'The position would use {limit} % of the single-name limit and leave sector exposure within its band.',
    'Value at risk for the book rises by {risk} thousand dollars at 99 % over one day.',
    'The view is wrong if {driver} weakens for two months in a row; the stop stands {stop} % below entry.',
    'Liquidity is sufficient: average daily volume is {volume} thousand shares.',
  ],
  closings: [
    'The order is staged and not sent: it needs the approval of the portfolio manager.',
    'Recommendation: {side}, half at the open and half by the close, subject to the risk check.',
    'Confidence {confidence} %; sources are attached to the note.',
  ],
  words: {
    issuer: ['Northgate Semiconductors', 'Alder Foods', 'Meridian Shipping', 'Castellan Energy', 'Brightwater Health'],
    peer: ['the sector index', 'Lowell Industries', 'Pellworth Group', 'its closest peer'],
    side: ['buy', 'sell'],
    driver: ['industrial demand', 'freight rates', 'input costs', 'order intake', 'pricing in Europe'],
  },
  figures: {
    shares: [2_000, 48_000],
    growth: [3, 19],
    move: [40, 420],
    days: [5, 30],
    revision: [20, 260],
    analysts: [3, 14],
    discount: [6, 24],
    slippage: [2, 11],
    participation: [5, 15],
    limit: [12, 71],
    risk: [15, 190],
    stop: [4, 9],
    volume: [310, 5_400],
    confidence: [55, 82],
  },
};
