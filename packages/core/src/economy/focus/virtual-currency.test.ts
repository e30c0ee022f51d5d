import { describe, expect, test } from 'vitest';
import { creditPurchaseColumns, creditUseColumns, type CreditPurchase, type CreditUse } from './index.ts';

// Figures of the virtual currency example (cases a1 to c) of the FinOps Open Cost and Usage Specification, version 1.2,
// © 2023-2025 the FOCUS Series of the Joint Development Foundation Projects, used under CC BY 4.0.
const dollar = 1_000_000_000n;
const credit = 1_000_000n;

const purchase = (tokens: bigint, contracted: bigint): CreditPurchase => ({
  microCredits: tokens * credit,
  listNanoUsdPerCredit: 2n * dollar,
  contractedNanoUsdPerCredit: contracted * dollar,
  unit: 'Token',
});
const use = (
  [quantity, unit]: readonly [bigint, string],
  [listTokens, contractedTokens]: readonly [bigint, bigint],
  contractedUsd: bigint,
): CreditUse => ({
  quantity,
  unit,
  listMicroCredits: listTokens * credit,
  contractedMicroCredits: contractedTokens * credit,
  listNanoUsdPerCredit: 2n * dollar,
  contractedNanoUsdPerCredit: contractedUsd * dollar,
  creditUnit: 'Token',
});

describe('the virtual currency example of the specification comes out as printed', () => {
  test.each([
    { name: 'a1', tokens: 100_000n, contracted: 2n, cost: ['200000', '200000'], unitPrice: ['2', '2'] },
    {
      name: 'b1, at half the list price',
      tokens: 100_000n,
      contracted: 1n,
      cost: ['200000', '100000'],
      unitPrice: ['2', '1'],
    },
    { name: 'c, overage', tokens: 1_500n, contracted: 2n, cost: ['3000', '3000'], unitPrice: ['2', '2'] },
    { name: 'c, extra tokens', tokens: 25_000n, contracted: 2n, cost: ['50000', '50000'], unitPrice: ['2', '2'] },
  ])('purchase $name', ({ tokens, contracted, cost, unitPrice }) => {
    expect(creditPurchaseColumns(purchase(tokens, contracted))).toMatchObject({
      ChargeCategory: 'Purchase',
      PricingQuantity: tokens.toString(),
      PricingUnit: 'Token',
      BilledCost: cost[1],
      ListCost: cost[0],
      ContractedCost: cost[1],
      EffectiveCost: '0',
      ListUnitPrice: unitPrice[0],
      ContractedUnitPrice: unitPrice[1],
      PricingCurrency: 'USD',
      PricingCurrencyListUnitPrice: unitPrice[0],
      PricingCurrencyContractedUnitPrice: unitPrice[1],
      PricingCurrencyEffectiveCost: '0',
    });
  });

  const q = [245n, 'Execution'] as const;
  const z = [5n, 'Execution'] as const;
  const workflow = [120n, 'Workflow operation'] as const;
  test.each([
    { name: 'a2 Q', use: use(q, [1n, 1n], 2n), unit: ['2', '2'], cost: ['490', '490'], tokens: ['1', '1', '245'] },
    { name: 'a2 Z', use: use(z, [2n, 2n], 2n), unit: ['4', '4'], cost: ['20', '20'], tokens: ['2', '2', '10'] },
    {
      name: 'a2 workflow',
      use: use(workflow, [3n, 3n], 2n),
      unit: ['6', '6'],
      cost: ['720', '720'],
      tokens: ['3', '3', '360'],
    },
    { name: 'b2 Q', use: use(q, [1n, 1n], 1n), unit: ['2', '1'], cost: ['490', '245'], tokens: ['1', '1', '245'] },
    { name: 'b2 Z', use: use(z, [2n, 2n], 1n), unit: ['4', '2'], cost: ['20', '10'], tokens: ['2', '2', '10'] },
    {
      name: 'b2 workflow',
      use: use(workflow, [3n, 3n], 1n),
      unit: ['6', '3'],
      cost: ['720', '360'],
      tokens: ['3', '3', '360'],
    },
    {
      name: 'b3 workflow at a modified rate',
      use: use(workflow, [3n, 2n], 1n),
      unit: ['6', '2'],
      cost: ['720', '240'],
      tokens: ['3', '2', '240'],
    },
  ])('use $name', ({ use: used, unit, cost, tokens }) => {
    expect(creditUseColumns(used)).toMatchObject({
      ChargeCategory: 'Usage',
      BilledCost: '0',
      PricingQuantity: used.quantity.toString(),
      PricingUnit: used.unit,
      ConsumedQuantity: used.quantity.toString(),
      ListUnitPrice: unit[0],
      ContractedUnitPrice: unit[1],
      ListCost: cost[0],
      ContractedCost: cost[1],
      EffectiveCost: cost[1],
      PricingCurrency: 'Token',
      PricingCurrencyListUnitPrice: tokens[0],
      PricingCurrencyContractedUnitPrice: tokens[1],
      PricingCurrencyEffectiveCost: tokens[2],
    });
  });
});
