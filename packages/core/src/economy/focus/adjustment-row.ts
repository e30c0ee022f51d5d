import { decimalText } from './decimal-text.ts';
import type { FocusAdjustment, FocusBilling } from './focus-charge.ts';
import type { OwnFocusRow } from './focus-row.ts';
import { billingColumns, columnsWithoutCalls, soldByColumns, wholeMonthColumns } from './shared-columns.ts';
import { usd } from './usage-rows.ts';

/** What a person booked: it has no quantity and no price, so all of its costs are what was booked. */
export function adjustmentRow(billing: FocusBilling, adjustment: FocusAdjustment): OwnFocusRow {
  const cost = decimalText(usd(adjustment.costNanoUsd));
  return {
    BilledCost: cost,
    ...billingColumns(billing),
    ChargeCategory: 'Adjustment',
    ChargeClass: adjustment.isOfEarlierMonth ? 'Correction' : null,
    ChargeDescription: adjustment.note ?? adjustment.key,
    ChargeFrequency: 'One-Time',
    ...wholeMonthColumns(billing),
    ConsumedQuantity: null,
    ConsumedUnit: null,
    ContractedCost: cost,
    ContractedUnitPrice: null,
    EffectiveCost: cost,
    HostProviderName: null,
    ListCost: cost,
    ListUnitPrice: null,
    PricingCategory: null,
    PricingCurrency: 'USD',
    PricingCurrencyContractedUnitPrice: null,
    PricingCurrencyEffectiveCost: cost,
    PricingCurrencyListUnitPrice: null,
    PricingQuantity: null,
    PricingUnit: null,
    ...soldByColumns(adjustment.provider.name),
    ResourceId: null,
    ResourceName: null,
    ResourceType: null,
    SkuId: null,
    SkuMeter: null,
    SkuPriceDetails: null,
    SkuPriceId: null,
    SubAccountId: null,
    SubAccountName: null,
    SubAccountType: null,
    ...columnsWithoutCalls(),
  };
}
