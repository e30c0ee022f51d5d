import type { MarketAllocation, MarketRound } from './market-types.ts';

const use = { slots: 4, tokensPerSecond: 200, milliwatts: 900_000 };

/** For tests. */
export const exampleAllocation: MarketAllocation = {
  agent: { id: 'agt_1', slug: 'patch-planner', name: 'Patch planner' },
  department: { id: 'dep_1', name: 'IT Operations' },
  bid: 1_120_000,
  askedSlots: 7,
  slots: 4,
  mustRunSlots: 0,
  floorSlots: 0,
  price: 1_120_000,
  payment: 4_480_000,
  reason: {
    code: 'shared_at_price',
    figures: { price: 1_120_000, granted: 4, asked: 7 },
    resource: null,
    explanation: 'Its bid equals the price, so it shares what is left.',
  },
};

/** For tests. */
export const exampleRound: MarketRound = {
  round: 48_211,
  at: 1_800_000_000_000,
  mode: 'on',
  roundMs: 1_000,
  clearedInUs: 800,
  hash: 'ab'.repeat(32),
  replays: true,
  pool: { id: 'pol_1', slug: 'gpt-oss-120b' },
  price: 1_120_000,
  type: 'buyer',
  demand: [{ toSlots: 7, price: 1_120_000 }],
  supply: [{ toSlots: 4, price: 310_000 }],
  supplySteps: [],
  rule: 'uniform',
  receipts: [],
  withheldSlots: 0,
  slotLimit: 4,
  askedSlots: 7,
  grantedSlots: 4,
  unservedSlots: 3,
  marginal: { askedSlots: 7, grantedSlots: 4 },
  binding: ['slots'],
  load: use,
  limits: { ...use, milliwatts: null },
  buyerSurplus: 0,
  supplySurplus: 3_240_000,
  efficiency: { byValue: { worth: 9_000_000, best: 10_000_000 }, byBid: { worth: 8_000_000, best: 8_000_000 } },
  paid: 4_480_000,
  allocations: [exampleAllocation],
  invariant: { bestRefused: 1_120_000, worstAccepted: 1_120_000, holds: true },
  shed: [],
};
