import { describe, expect, it } from 'vitest';
import type { MarketRound } from '../market-types.ts';
import { prepareSupply, salesWords } from './prepare-supply.ts';

const step: MarketRound['supplySteps'][number] = {
  slots: 4,
  price: 250_000,
  seller: null,
  cost: { provider: 0, energy: 587, carbon: 235, wear: 0 },
  model: 'large',
  accelerator: 'H100',
  devices: 2,
  microjoulesPerToken: 423_000,
  energySource: 'figure',
};

describe('prepareSupply', () => {
  it('names the parts that cost something, and what the slots run on', () => {
    const [row] = prepareSupply({ supplySteps: [step] } as unknown as MarketRound);
    expect(row).toMatchObject({ seller: 'operator', price: '0.25', provider: '–', energy: '0.00059', wear: '–' });
    expect(row?.runsOn).toBe('2 × H100, large, 0.423 J more a token');
  });

  it('says where slots are an API’s, and whose are sold', () => {
    const [row] = prepareSupply({
      supplySteps: [{ ...step, devices: 0, energySource: 'estimate', seller: { id: 'dep_1', name: 'Sales' } }],
    } as unknown as MarketRound);
    expect([row?.seller, row?.runsOn]).toStrictEqual(['Sales', 'API, large, 0.423 J a token, estimated']);
  });
});

describe('salesWords', () => {
  it('says who got what, and what stands idle', () => {
    const department = { id: 'dep_1', name: 'Sales' };
    const receipts = [{ department, slots: 1, received: 1_200_000 }];
    expect(salesWords({ mode: 'on', receipts, withheldSlots: 2 })).toBe(
      'Sales got 1.20 credits for 1 slot. 2 offered slots found nobody who pays what is asked, and no call runs there.',
    );
    expect(salesWords({ mode: 'on', receipts: [], withheldSlots: 0 })).toBe('');
    expect(salesWords({ mode: 'shadow', receipts, withheldSlots: 0 })).toBe(
      'Sales would have got 1.20 credits for 1 slot.',
    );
  });
});
