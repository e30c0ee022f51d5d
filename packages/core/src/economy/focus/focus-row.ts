/** One charge: text as it is written for each column of the dataset; null for no value. A column left out is not in it. */
export type FocusRow = Readonly<Record<string, string | null>>;

/** A file: its columns in their order, and a value of each for every row. */
export interface FocusDataset {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Columns of our usage and adjustments, in the order of the file; ours come last. */
export const focusColumns = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'ContractedUnitPrice',
  'EffectiveCost',
  'InvoiceId',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SkuId',
  'SkuMeter',
  'SkuPriceDetails',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'SubAccountType',
  'Tags',
  'x_AgentId',
  'x_ModelId',
  'x_TeamId',
  'x_TeamName',
  'x_TokenClass',
  'x_Simulated',
] as const;

export type OwnFocusRow = Readonly<Record<(typeof focusColumns)[number], string | null>>;

export function focusValues(row: OwnFocusRow): readonly (string | null)[] {
  return focusColumns.map((column) => row[column]);
}
