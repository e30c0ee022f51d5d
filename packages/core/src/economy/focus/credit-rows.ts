import { decimalText, multiply, type Decimal } from './decimal-text.ts';
import type { FocusRow } from './focus-row.ts';

/** Credits that are bought ahead and used later, as FOCUS 1.2 has it for virtual currencies. */
export interface CreditPurchase {
  readonly microCredits: bigint;
  /** Nano-USD for one credit: as listed, and as agreed. */
  readonly listNanoUsdPerCredit: bigint;
  readonly contractedNanoUsdPerCredit: bigint;
  /** What one credit is called. */
  readonly unit: string;
}

export interface CreditUse {
  readonly quantity: bigint;
  readonly unit: string;
  /** Micro-credits for one: as listed, and as agreed. */
  readonly listMicroCredits: bigint;
  readonly contractedMicroCredits: bigint;
  /** Nano-USD for one credit, of the purchase that is used up. */
  readonly listNanoUsdPerCredit: bigint;
  readonly contractedNanoUsdPerCredit: bigint;
  readonly creditUnit: string;
}

const credits = (microCredits: bigint): Decimal => ({ digits: microCredits, scale: 6 });
const dollars = (nanoUsd: bigint): Decimal => ({ digits: nanoUsd, scale: 9 });

/** Columns of price and cost of a purchase: billed now, effective with each use, so 0 here. */
export function creditPurchaseColumns(purchase: CreditPurchase): FocusRow {
  const quantity = credits(purchase.microCredits);
  const [list, contracted] = [
    dollars(purchase.listNanoUsdPerCredit),
    dollars(purchase.contractedNanoUsdPerCredit),
  ] as const;
  const contractedCost = decimalText(multiply(contracted, quantity));
  return {
    ChargeCategory: 'Purchase',
    ChargeFrequency: 'One-Time',
    BilledCost: contractedCost,
    ContractedCost: contractedCost,
    ContractedUnitPrice: decimalText(contracted),
    EffectiveCost: '0',
    ListCost: decimalText(multiply(list, quantity)),
    ListUnitPrice: decimalText(list),
    PricingCategory: 'Standard',
    PricingCurrency: 'USD',
    PricingCurrencyContractedUnitPrice: decimalText(contracted),
    PricingCurrencyEffectiveCost: '0',
    PricingCurrencyListUnitPrice: decimalText(list),
    PricingQuantity: decimalText(quantity),
    PricingUnit: purchase.unit,
    ConsumedQuantity: null,
    ConsumedUnit: null,
  };
}

/** Columns of price and cost of a use that credits pay for: nothing is billed, and the cost is effective. */
export function creditUseColumns(use: CreditUse): FocusRow {
  const quantity = { digits: use.quantity, scale: 0 };
  const list = multiply(credits(use.listMicroCredits), dollars(use.listNanoUsdPerCredit));
  const contracted = multiply(credits(use.contractedMicroCredits), dollars(use.contractedNanoUsdPerCredit));
  const contractedCost = decimalText(multiply(contracted, quantity));
  return {
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    BilledCost: '0',
    ContractedCost: contractedCost,
    ContractedUnitPrice: decimalText(contracted),
    EffectiveCost: contractedCost,
    ListCost: decimalText(multiply(list, quantity)),
    ListUnitPrice: decimalText(list),
    PricingCategory: 'Standard',
    PricingCurrency: use.creditUnit,
    PricingCurrencyContractedUnitPrice: decimalText(credits(use.contractedMicroCredits)),
    PricingCurrencyEffectiveCost: decimalText(multiply(credits(use.contractedMicroCredits), quantity)),
    PricingCurrencyListUnitPrice: decimalText(credits(use.listMicroCredits)),
    PricingQuantity: decimalText(quantity),
    PricingUnit: use.unit,
    ConsumedQuantity: decimalText(quantity),
    ConsumedUnit: use.unit,
  };
}
