export const focusVersions = ['1.2', '1.3'] as const;
export type FocusVersion = (typeof focusVersions)[number];

/**
 * Columns of a FOCUS dataset of cost and usage that we fill, or that a reader may expect: what the specification
 * (FinOps Open Cost and Usage Specification, versions 1.2 of 29 May 2025 and 1.3 of 4 December 2025) asks of each, in our words and as
 * data. What 1.3 asks of splits of shared costs and of commitments by contract is not here: we have neither.
 */
export interface FocusColumnRule {
  readonly name: string;
  /** The version that brought it, where 1.2 does not have it. */
  readonly since?: '1.3';
  /** mandatory: in every dataset. conditional: where the provider has what it is about. recommended: may be missing. */
  readonly presence: 'mandatory' | 'conditional' | 'recommended';
  readonly type: 'decimal' | 'text' | 'moment' | 'object' | 'currency';
  readonly nullable: boolean;
  readonly allowed?: readonly string[];
  /** Unit prices. */
  readonly notNegative?: true;
}

const serviceCategories = [
  'AI and Machine Learning',
  'Analytics',
  'Business Applications',
  'Compute',
  'Databases',
  'Developer Tools',
  'Multicloud',
  'Identity',
  'Integration',
  'Internet of Things',
  'Management and Governance',
  'Media',
  'Migration',
  'Mobile',
  'Networking',
  'Security',
  'Storage',
  'Web',
  'Other',
];

function mandatory(
  name: string,
  type: FocusColumnRule['type'],
  rest: Partial<Pick<FocusColumnRule, 'nullable' | 'allowed'>> = {},
): FocusColumnRule {
  return { name, presence: 'mandatory', type, nullable: false, ...rest };
}

function conditional(
  name: string,
  type: FocusColumnRule['type'],
  rest: Partial<Pick<FocusColumnRule, 'nullable' | 'allowed' | 'notNegative'>> = {},
): FocusColumnRule {
  return { name, presence: 'conditional', type, nullable: true, ...rest };
}

export const focusColumnRules: readonly FocusColumnRule[] = [
  mandatory('BilledCost', 'decimal'),
  mandatory('BillingAccountId', 'text'),
  mandatory('BillingAccountName', 'text', { nullable: true }),
  mandatory('BillingCurrency', 'currency'),
  mandatory('BillingPeriodEnd', 'moment'),
  mandatory('BillingPeriodStart', 'moment'),
  mandatory('ChargeCategory', 'text', { allowed: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] }),
  mandatory('ChargeClass', 'text', { nullable: true, allowed: ['Correction'] }),
  mandatory('ChargeDescription', 'text', { nullable: true }),
  mandatory('ChargePeriodEnd', 'moment'),
  mandatory('ChargePeriodStart', 'moment'),
  mandatory('ContractedCost', 'decimal'),
  mandatory('EffectiveCost', 'decimal'),
  // Empty where it cannot be told, as of an adjustment.
  { ...mandatory('HostProviderName', 'text', { nullable: true }), since: '1.3' },
  mandatory('InvoiceIssuerName', 'text'),
  mandatory('ListCost', 'decimal'),
  mandatory('PricingQuantity', 'decimal', { nullable: true }),
  mandatory('PricingUnit', 'text', { nullable: true }),
  mandatory('ProviderName', 'text'),
  mandatory('PublisherName', 'text'),
  mandatory('ServiceCategory', 'text', { allowed: serviceCategories }),
  mandatory('ServiceName', 'text'),
  { ...mandatory('ServiceProviderName', 'text'), since: '1.3' },
  { name: 'AvailabilityZone', presence: 'recommended', type: 'text', nullable: true },
  {
    name: 'ChargeFrequency',
    presence: 'recommended',
    type: 'text',
    nullable: false,
    allowed: ['One-Time', 'Recurring', 'Usage-Based'],
  },
  { name: 'InvoiceId', presence: 'recommended', type: 'text', nullable: true },
  { name: 'ServiceSubcategory', presence: 'recommended', type: 'text', nullable: false },
  conditional('BillingAccountType', 'text'),
  conditional('CapacityReservationId', 'text'),
  conditional('CapacityReservationStatus', 'text', { allowed: ['Used', 'Unused'] }),
  conditional('CommitmentDiscountCategory', 'text', { allowed: ['Spend', 'Usage'] }),
  conditional('CommitmentDiscountId', 'text'),
  conditional('CommitmentDiscountName', 'text'),
  conditional('CommitmentDiscountQuantity', 'decimal'),
  conditional('CommitmentDiscountStatus', 'text', { allowed: ['Used', 'Unused'] }),
  conditional('CommitmentDiscountType', 'text'),
  conditional('CommitmentDiscountUnit', 'text'),
  conditional('ConsumedQuantity', 'decimal'),
  conditional('ConsumedUnit', 'text'),
  conditional('ContractedUnitPrice', 'decimal', { notNegative: true }),
  conditional('ListUnitPrice', 'decimal', { notNegative: true }),
  conditional('PricingCategory', 'text', { allowed: ['Standard', 'Dynamic', 'Committed', 'Other'] }),
  conditional('PricingCurrency', 'text', { nullable: false }),
  conditional('PricingCurrencyContractedUnitPrice', 'decimal', { notNegative: true }),
  conditional('PricingCurrencyEffectiveCost', 'decimal', { nullable: false }),
  conditional('PricingCurrencyListUnitPrice', 'decimal', { notNegative: true }),
  conditional('RegionId', 'text'),
  conditional('RegionName', 'text'),
  conditional('ResourceId', 'text'),
  conditional('ResourceName', 'text'),
  conditional('ResourceType', 'text'),
  conditional('SkuId', 'text'),
  conditional('SkuMeter', 'text'),
  conditional('SkuPriceDetails', 'object'),
  conditional('SkuPriceId', 'text'),
  conditional('SubAccountId', 'text'),
  conditional('SubAccountName', 'text'),
  conditional('SubAccountType', 'text'),
  conditional('Tags', 'object'),
];

/** The rules of a version. Of the names of providers, 1.3 keeps the old two and says that they will go. */
export function focusColumnRulesOf(version: FocusVersion): readonly FocusColumnRule[] {
  return version === '1.2' ? focusColumnRules.filter(({ since }) => since === undefined) : focusColumnRules;
}
