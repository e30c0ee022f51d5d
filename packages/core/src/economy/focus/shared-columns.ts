import { energyColumnsOf } from './energy-columns-of.ts';
import type { FocusBilling } from './focus-charge.ts';
import { momentText } from './moment-text.ts';

/** What rows of one month have in common. */
export function billingColumns({ organisation, periodStartMs, periodEndMs }: FocusBilling) {
  return {
    BillingAccountId: organisation.id,
    BillingAccountName: organisation.name,
    BillingAccountType: 'Organisation',
    BillingCurrency: 'USD',
    BillingPeriodEnd: momentText(periodEndMs),
    BillingPeriodStart: momentText(periodStartMs),
    InvoiceId: null,
    ServiceCategory: 'AI and Machine Learning',
    ServiceName: 'Model Inference',
    ServiceSubcategory: 'Generative AI',
  };
}

/** Of a charge that is of the whole month. */
export function wholeMonthColumns({ periodStartMs, periodEndMs }: FocusBilling) {
  return { ChargePeriodEnd: momentText(periodEndMs), ChargePeriodStart: momentText(periodStartMs) };
}

/** One company sells, makes and bills it. */
export function soldByColumns(name: string) {
  return { InvoiceIssuerName: name, ProviderName: name, PublisherName: name, ServiceProviderName: name };
}

/** Of a charge that no agent's calls made. */
export function columnsWithoutCalls() {
  return {
    Tags: '{}',
    x_AgentId: null,
    x_ModelId: null,
    x_TeamId: null,
    x_TeamName: null,
    x_TokenClass: null,
    x_Simulated: 'false',
    ...energyColumnsOf(null),
  };
}
