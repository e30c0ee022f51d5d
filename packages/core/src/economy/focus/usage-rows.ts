import type { TokenClass } from '../cost-line.ts';
import { allocate } from '../finance/index.ts';
import { decimalText, multiply, type Decimal } from './decimal-text.ts';
import { energyColumnsOf } from './energy-columns-of.ts';
import type { FocusBilling, FocusEnergy, FocusUsage } from './focus-charge.ts';
import type { OwnFocusRow } from './focus-row.ts';
import { momentText } from './moment-text.ts';
import { contractedScale, pricedParts, type PricedPart } from './priced-parts.ts';
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

/** How a part of a class is counted and priced. */
interface Pricing {
  readonly unit: string;
  readonly quantity: Decimal;
  readonly listPrice: Decimal;
  readonly contractedPrice: Decimal;
  readonly consumedUnit: string;
  readonly consumedQuantity: Decimal;
}

/** An amount in USD, to the nano. */
export const usd = (nanoUsd: bigint): Decimal => ({ digits: nanoUsd, scale: 9 });

/**
 * The charges of one class in one hour: one, or two where calls of a batch and others shared it. BilledCost and EffectiveCost are the
 * ledger's, of calls whose costs are rounded one by one; ListCost and ContractedCost are price times quantity, which is not rounded at all.
 */
export function usageRows(billing: FocusBilling, usage: FocusUsage): readonly OwnFocusRow[] {
  const { tokenClass, quantity, rates, energy } = usage;
  const [first, ...others] = rates;
  // No price to show: what was charged is counted in dollars.
  if (tokenClass === 'unsplit' || first === undefined || quantity === 0n) return [rowOf(billing, usage, null, energy)];
  const parts = pricedParts(usage, [first, ...others]);
  const energies = sharedEnergy(
    energy,
    parts.map((part) => part.quantity),
  );
  return parts.map((part, place) => rowOf(billing, usage, part, energies[place] ?? null));
}

function rowOf(
  billing: FocusBilling,
  usage: FocusUsage,
  part: PricedPart | null,
  energy: FocusEnergy | null,
): OwnFocusRow {
  const { model, agent, department, team, provider, tokenClass } = usage;
  const costNanoUsd = part?.costNanoUsd ?? usage.costNanoUsd;
  const { unit, quantity, listPrice, contractedPrice, consumedUnit, consumedQuantity } =
    part === null ? pricedInDollars(costNanoUsd) : pricingOf(tokenClass, part);
  const cost = decimalText(usd(costNanoUsd));
  const sku = `${model.id}/${tokenClass}`;
  const ofBatch = (part?.paidPercent ?? 100n) !== 100n;
  const details = { x_Model: model.name, x_TokenClass: tokenClass, ...(ofBatch ? { x_Batch: true } : {}) };
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
    ContractedCost: decimalText(multiply(contractedPrice, quantity)),
    ContractedUnitPrice: decimalText(contractedPrice),
    EffectiveCost: cost,
    // Where a provider's machines stand, it does not tell: then its own name is what the specification allows.
    HostProviderName: provider.name,
    ListCost: decimalText(multiply(listPrice, quantity)),
    ListUnitPrice: decimalText(listPrice),
    PricingCategory: 'Standard',
    PricingCurrency: 'USD',
    PricingCurrencyContractedUnitPrice: decimalText(contractedPrice),
    PricingCurrencyEffectiveCost: cost,
    PricingCurrencyListUnitPrice: decimalText(listPrice),
    PricingQuantity: decimalText(quantity),
    PricingUnit: unit,
    ...soldByColumns(provider.name),
    ResourceId: agent.id,
    ResourceName: agent.name,
    ResourceType: 'Agent',
    SkuId: sku,
    SkuMeter: meters[tokenClass],
    SkuPriceDetails: JSON.stringify(details),
    SkuPriceId: ofBatch ? `${sku}/batch` : sku,
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
    ...energyColumnsOf(energy),
  };
}

function pricedInDollars(costNanoUsd: bigint): Pricing {
  const [charged, one] = [usd(costNanoUsd), { digits: 1n, scale: 0 }];
  const counted = { unit: 'Units', quantity: charged, consumedUnit: 'Units', consumedQuantity: charged };
  return { ...counted, listPrice: one, contractedPrice: one };
}

function pricingOf(tokenClass: FocusUsage['tokenClass'], { quantity, listNanoUsd, contracted }: PricedPart): Pricing {
  const counted = tokenClass === 'tool_use' ? toolUses : tokens;
  const { unit, consumedUnit, quantityScale, priceScale } = counted;
  return {
    unit,
    quantity: { digits: quantity, scale: quantityScale },
    listPrice: { digits: listNanoUsd, scale: priceScale },
    contractedPrice: { digits: contracted, scale: priceScale + contractedScale },
    consumedUnit,
    consumedQuantity: { digits: quantity, scale: 0 },
  };
}

const tokens = { unit: '1000000 Tokens', consumedUnit: 'Tokens', quantityScale: 6, priceScale: 9 } as const;
const toolUses = { unit: '1000 Requests', consumedUnit: 'Requests', quantityScale: 3, priceScale: 12 } as const;

/** By quantity, so that the parts sum to it. */
function sharedEnergy(energy: FocusEnergy | null, quantities: readonly bigint[]): readonly (FocusEnergy | null)[] {
  if (energy === null) return quantities.map(() => null);
  const millijoules = allocate(energy.millijoules, quantities);
  const location = allocate(energy.locationMicrograms, quantities);
  const market = allocate(energy.marketMicrograms, quantities);
  return quantities.map((_, place) => ({
    basis: energy.basis,
    millijoules: millijoules[place] ?? 0n,
    locationMicrograms: location[place] ?? 0n,
    marketMicrograms: market[place] ?? 0n,
  }));
}
