import type { FocusVersion } from './focus-columns.ts';

/** One charge: text as it is written for each column of the dataset; null for no value. A column left out is not in it. */
export type FocusRow = Readonly<Record<string, string | null>>;

/** A file: its columns in their order, and a value of each for every row. */
export interface FocusDataset {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Columns of our usage and adjustments in any version, in the order of the file; ours come last. */
const ownColumns = [
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
  'HostProviderName',
  'InvoiceId',
  'InvoiceIssuerName',
  'ListCost',
  'ListUnitPrice',
  'PricingCategory',
  'PricingCurrency',
  'PricingCurrencyContractedUnitPrice',
  'PricingCurrencyEffectiveCost',
  'PricingCurrencyListUnitPrice',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'ServiceProviderName',
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
  'x_EnergyWh',
  'x_EnergyBasis',
  'x_CO2eGrams',
  'x_CO2eMarketGrams',
] as const;

type OwnColumn = (typeof ownColumns)[number];

const newIn13: ReadonlySet<OwnColumn> = new Set(['HostProviderName', 'ServiceProviderName']);
const columnsOf: Readonly<Record<FocusVersion, readonly OwnColumn[]>> = {
  '1.2': ownColumns.filter((column) => !newIn13.has(column)),
  '1.3': ownColumns,
};

export type OwnFocusRow = Readonly<Record<OwnColumn, string | null>>;

export function focusColumns(version: FocusVersion): readonly string[] {
  return columnsOf[version];
}

export function focusValues(row: OwnFocusRow, version: FocusVersion): readonly (string | null)[] {
  return columnsOf[version].map((column) => row[column]);
}
