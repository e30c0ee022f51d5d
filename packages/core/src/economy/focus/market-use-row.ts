import { decimalText } from './decimal-text.ts';
import type { FocusBilling, FocusMarketUse } from './focus-charge.ts';
import type { OwnFocusRow } from './focus-row.ts';
import { billingColumns, columnsWithoutCalls, soldByColumns, wholeMonthColumns } from './shared-columns.ts';

const sku = 'market/slots';

/**
 * Slots that a department won in a month, priced in credits: the virtual currency of FOCUS 1.2 and later. Credits are granted, not bought, and
 * what the calls cost stands in their own rows, so every cost in dollars is 0 and nothing is counted twice.
 */
export function marketUseRow(billing: FocusBilling, { department, microCredits }: FocusMarketUse): OwnFocusRow {
  const credits = decimalText({ digits: microCredits, scale: 6 });
  const { id, name } = billing.organisation;
  return {
    BilledCost: '0',
    ...billingColumns(billing),
    ChargeCategory: 'Usage',
    ChargeClass: null,
    ChargeDescription: 'Slots won in the market, paid in credits',
    ChargeFrequency: 'Usage-Based',
    ...wholeMonthColumns(billing),
    ConsumedQuantity: credits,
    ConsumedUnit: 'Credits',
    ContractedCost: '0',
    ContractedUnitPrice: '0',
    EffectiveCost: '0',
    HostProviderName: name,
    ListCost: '0',
    ListUnitPrice: '0',
    PricingCategory: 'Dynamic',
    PricingCurrency: 'Credits',
    PricingCurrencyContractedUnitPrice: '1',
    PricingCurrencyEffectiveCost: credits,
    PricingCurrencyListUnitPrice: '1',
    PricingQuantity: credits,
    PricingUnit: 'Credits',
    ...soldByColumns(name),
    ResourceId: id,
    ResourceName: name,
    ResourceType: 'Market',
    SkuId: sku,
    SkuMeter: 'Market Slots',
    SkuPriceDetails: null,
    SkuPriceId: sku,
    SubAccountId: department.id,
    SubAccountName: department.name,
    SubAccountType: 'Department',
    ...columnsWithoutCalls(),
  };
}
