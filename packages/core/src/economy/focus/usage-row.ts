import type { TokenClass } from '../cost-line.ts';
import { decimalText, multiply, type Decimal } from './decimal-text.ts';
import { energyColumnsOf } from './energy-columns-of.ts';
import type { FocusBilling, FocusUsage } from './focus-charge.ts';
import type { OwnFocusRow } from './focus-row.ts';
import { momentText } from './moment-text.ts';
import { billingColumns, soldByColumns } from './shared-columns.ts';

const hourMs = 3_600_000;

const meters: Readonly<Record<TokenClass | 'unsplit', string>> = {
  input: 'Input Tokens',
  cached_input: 'Cached Input Tokens',
  cache_write_5m: 'Cache Write Tokens (5 minutes)',
  cache_write_1h: 'Cache Write Tokens (1 hour)',
  output: 'Output Tokens',
  reasoning: 'Reasoning Tokens',
  audio_input: 'Audio Input Tokens',
  audio_output: 'Audio Output Tokens',
  image_input: 'Image Input Tokens',
  image_output: 'Image Output Tokens',
  tool_use: 'Tool Uses',
  unsplit: 'Model Usage',
};

/** How a class is counted and priced. */
interface Pricing {
  readonly unit: string;
  readonly quantity: Decimal;
  readonly unitPrice: Decimal;
  readonly consumedUnit: string;
  readonly consumedQuantity: Decimal;
}

/** An amount in USD, to the nano. */
export const usd = (nanoUsd: bigint): Decimal => ({ digits: nanoUsd, scale: 9 });

/**
 * The charge of one class in one hour. BilledCost and EffectiveCost are the ledger's, of calls whose costs are rounded
 * one by one; ListCost and ContractedCost are price times quantity, which is not rounded at all.
 */
export function usageRow(billing: FocusBilling, usage: FocusUsage): OwnFocusRow {
  const { model, agent, department, team, provider, tokenClass } = usage;
  const { unit, quantity, unitPrice, consumedUnit, consumedQuantity } = pricingOf(usage);
  const cost = decimalText(usd(usage.costNanoUsd));
  const listCost = decimalText(multiply(unitPrice, quantity));
  const sku = `${model.id}/${tokenClass}`;
  const tags = { ...(team === null ? {} : { team: team.name }), ...(usage.simulated ? { simulated: 'true' } : {}) };
  return {
    BilledCost: cost,
    ...billingColumns(billing),
    ChargeCategory: 'Usage',
    ChargeClass: usage.hourMs < billing.periodStartMs ? 'Correction' : null,
    ChargeDescription: `${meters[tokenClass]} of ${model.name}`,
    ChargeFrequency: 'Usage-Based',
    ChargePeriodEnd: momentText(usage.hourMs + hourMs),
    ChargePeriodStart: momentText(usage.hourMs),
    ConsumedQuantity: decimalText(consumedQuantity),
    ConsumedUnit: consumedUnit,
    ContractedCost: listCost,
    ContractedUnitPrice: decimalText(unitPrice),
    EffectiveCost: cost,
    // Where a provider's machines stand, it does not tell: then its own name is what the specification allows.
    HostProviderName: provider.name,
    ListCost: listCost,
    ListUnitPrice: decimalText(unitPrice),
    PricingCategory: 'Standard',
    PricingCurrency: 'USD',
    PricingCurrencyContractedUnitPrice: decimalText(unitPrice),
    PricingCurrencyEffectiveCost: cost,
    PricingCurrencyListUnitPrice: decimalText(unitPrice),
    PricingQuantity: decimalText(quantity),
    PricingUnit: unit,
    ...soldByColumns(provider.name),
    ResourceId: agent.id,
    ResourceName: agent.name,
    ResourceType: 'Agent',
    SkuId: sku,
    SkuMeter: meters[tokenClass],
    SkuPriceDetails: JSON.stringify({ x_Model: model.name, x_TokenClass: tokenClass }),
    SkuPriceId: sku,
    SubAccountId: department.id,
    SubAccountName: department.name,
    SubAccountType: 'Department',
    Tags: JSON.stringify(tags),
    x_AgentId: agent.id,
    x_ModelId: model.id,
    x_TeamId: team?.id ?? null,
    x_TeamName: team?.name ?? null,
    x_TokenClass: tokenClass,
    x_Simulated: usage.simulated ? 'true' : 'false',
    ...energyColumnsOf(usage.energy),
  };
}

function pricingOf({ tokenClass, quantity, costNanoUsd, rates }: FocusUsage): Pricing {
  const [first, ...others] = rates;
  if (tokenClass === 'unsplit' || first === undefined || quantity === 0n) {
    // No price to show: what was charged is counted in dollars.
    const charged = usd(costNanoUsd);
    const one = { digits: 1n, scale: 0 };
    return { unit: 'Units', quantity: charged, unitPrice: one, consumedUnit: 'Units', consumedQuantity: charged };
  }
  const off = (rate: bigint): bigint => {
    const difference = rate * quantity - costNanoUsd * 1_000_000n;
    return difference < 0n ? -difference : difference;
  };
  // A price may change within an hour, and depend on the length of an input: the one that explains the cost best.
  const rate = others.reduce((best, candidate) => (off(candidate) < off(best) ? candidate : best), first);
  const consumedQuantity = { digits: quantity, scale: 0 };
  if (tokenClass === 'tool_use') {
    return {
      unit: '1000 Requests',
      quantity: { digits: quantity, scale: 3 },
      unitPrice: { digits: rate, scale: 12 },
      consumedUnit: 'Requests',
      consumedQuantity,
    };
  }
  return {
    unit: '1000000 Tokens',
    quantity: { digits: quantity, scale: 6 },
    unitPrice: usd(rate),
    consumedUnit: 'Tokens',
    consumedQuantity,
  };
}
