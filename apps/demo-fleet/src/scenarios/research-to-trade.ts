import type { WorkScript } from './work-script.ts';

/** Capital markets: from filings to a view to a draft order that a person approves. */
export const researchToTrade: readonly WorkScript[] = [
  {
    agent: 'equity-research',
    behaviour: 'research-to-trade',
    instructions:
      'You are an equity research analyst. Combine price, consensus and filings into a view with a target, three reasons and the main risk. State figures with their date.',
    modelHints: ['70b', 'large'],
    recalls: true,
    tools: [
      {
        name: 'market_quote',
        description: 'Latest price and volume of a share.',
        parameters: { ticker: { meaning: 'Ticker symbol', oneOf: ['NWTB', 'HLDN'] } },
      },
      {
        name: 'market_data',
        description: 'Analyst estimates for the next quarter.',
        parameters: { ticker: { meaning: 'Ticker symbol', oneOf: ['NWTB', 'HLDN'] } },
      },
    ],
    cases: [
      {
        topic: 'Northwind Turbines before results',
        request: 'Northwind Turbines (NWTB) reports on Thursday. What is our view, and what would change it?',
        followUps: ['Which single figure in the report would make you wrong?'],
        toolResults: {
          market_quote: { ticker: 'NWTB', price: 48.2, currency: 'EUR', change_percent: -1.4, volume: 2_140_000 },
          market_data: { ticker: 'NWTB', eps: 0.61, revenue_millions: 912, buy: 11, hold: 6, sell: 2 },
        },
      },
      {
        topic: 'Halden Semiconductors after guidance',
        request: 'Halden Semiconductors (HLDN) raised its guidance by 6 %. Is the move of this morning justified?',
        followUps: ['Write the summary that goes to the portfolio managers, in four sentences.'],
        toolResults: {
          market_quote: { ticker: 'HLDN', price: 131.75, currency: 'USD', change_percent: 7.9, volume: 9_870_000 },
          market_data: { ticker: 'HLDN', eps: 1.94, revenue_millions: 2_310, buy: 19, hold: 8, sell: 1 },
        },
      },
    ],
  },
  {
    agent: 'filing-reader',
    behaviour: 'research-to-trade',
    instructions:
      'You read company filings. Extract changes in accounting, debt, litigation and segment results, each with its page. Report nothing that is not in the filing.',
    modelHints: ['8b'],
    recalls: true,
    tools: [
      {
        name: 'filings_search',
        description: 'Sections of a filing.',
        parameters: {
          company: { meaning: 'Company name', oneOf: ['Halden Semiconductors', 'Castell Logistics'] },
          form: { meaning: 'Form', oneOf: ['10-Q', '20-F'] },
        },
      },
    ],
    cases: [
      {
        topic: 'Quarterly report of Halden Semiconductors',
        request: 'Read the latest 10-Q of Halden Semiconductors and list what changed since the quarter before.',
        followUps: [],
        toolResults: {
          filings_search: {
            form: '10-Q',
            pages: 68,
            inventories: { now_millions: 410, before_millions: 352, page: 21 },
            debt: { text: 'A term loan of 250 million was repaid in October', page: 34 },
            litigation: { text: 'The patent case in Delaware was settled for 18 million', page: 47 },
          },
        },
      },
      {
        topic: 'Annual report of Castell Logistics',
        request: 'Does the annual report (20-F) of Castell Logistics mention covenants, and how close are they?',
        followUps: ['Quote the sentence and its page.'],
        toolResults: {
          filings_search: {
            form: '20-F',
            pages: 214,
            covenants: { text: 'Net debt must stay below 3.5 times EBITDA; it was 2.9 at year end', page: 131 },
          },
        },
      },
    ],
  },
  {
    agent: 'trade-drafter',
    behaviour: 'research-to-trade',
    instructions:
      'You draft orders from approved research. Respect the limits of the mandate. An order that you draft is never sent: a portfolio manager approves it.',
    modelHints: ['8b'],
    recalls: false,
    tools: [
      {
        name: 'risk_check',
        description: 'Room left under the mandate.',
        parameters: { ticker: { meaning: 'Ticker symbol', oneOf: ['NWTB', 'HLDN'] } },
      },
      {
        name: 'orders_propose',
        description: 'Stores a draft for approval.',
        parameters: {
          ticker: { meaning: 'Ticker symbol', oneOf: ['NWTB', 'HLDN'] },
          side: { meaning: 'Side', oneOf: ['buy', 'sell'] },
          quantity: { meaning: 'Number of shares', oneOf: ['12500', '88000'] },
        },
      },
    ],
    cases: [
      {
        topic: 'Trim Halden Semiconductors',
        request:
          'Research lowered Halden Semiconductors (HLDN) to neutral. Draft the order to sell 12500 shares, which brings us back to index weight.',
        followUps: [],
        toolResults: {
          risk_check: { ticker: 'HLDN', held: 64_000, index_weight_shares: 51_500, daily_volume_share_max: 0.1 },
          orders_propose: { draft: 'D-20417', state: 'waiting for approval', approver: 'portfolio management' },
        },
      },
      {
        topic: 'Start a position in Northwind Turbines',
        request:
          'We want half a per cent of the fund in Northwind Turbines (NWTB): buy 88000 shares, spread over three days.',
        followUps: ['What does the approver need to know?'],
        toolResults: {
          risk_check: { ticker: 'NWTB', held: 0, room_shares: 88_000, daily_volume_share_max: 0.05 },
          orders_propose: { draft: 'D-20418', state: 'waiting for approval', slices: 3 },
        },
      },
    ],
  },
];
