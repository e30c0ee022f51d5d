import { isSameDecimal, multiply, parseDecimal } from './decimal-text.ts';
import type { FocusRow } from './focus-row.ts';
import { parseMoment } from './moment-text.ts';

/** A rule over the columns of one row. */
export interface FocusRowRule {
  /** Said of a row that breaks it, after its number. */
  readonly says: string;
  /** Columns without which it says nothing. */
  readonly needs: readonly string[];
  readonly holds: (row: FocusRow) => boolean;
}

const isCorrection = (row: FocusRow): boolean => row['ChargeClass'] === 'Correction';
const isCharged = (row: FocusRow): boolean => row['ChargeCategory'] === 'Usage' || row['ChargeCategory'] === 'Purchase';
const isBooked = (row: FocusRow): boolean =>
  row['ChargeCategory'] === 'Credit' || row['ChargeCategory'] === 'Adjustment';
const isMetered = (row: FocusRow): boolean =>
  row['ChargeCategory'] === 'Usage' && row['CommitmentDiscountStatus'] !== 'Unused';
const nano = 1_000_000_000n;
const isThere = (value: string | null | undefined): boolean => value !== null && value !== undefined;
const decimalOf = (value: string | null | undefined) => (typeof value === 'string' ? parseDecimal(value) : undefined);

/** Start before end: the end of a period is not in it. */
function halfOpen(start: string, end: string): FocusRowRule {
  return {
    says: `${start} must be before ${end}`,
    needs: [start, end],
    holds: (row) => (parseMoment(row[start] ?? '') ?? 0) < (parseMoment(row[end] ?? '') ?? Infinity),
  };
}

/** There for usage and purchases that are no corrections, and never for taxes. */
function pricedOnly(column: string): FocusRowRule {
  return {
    says: `${column} must have a value for usage and purchases, and none for taxes`,
    needs: [column, 'ChargeCategory'],
    holds: (row) => {
      if (row['ChargeCategory'] === 'Tax') return !isThere(row[column]);
      return !isCharged(row) || isCorrection(row) || isThere(row[column]);
    },
  };
}

function product(price: string, cost: string): FocusRowRule {
  return {
    says: `${price} times PricingQuantity must be ${cost}`,
    needs: [price, 'PricingQuantity', cost],
    holds: (row) => {
      const [unitPrice, quantity, total] = [price, 'PricingQuantity', cost].map((column) => decimalOf(row[column]));
      if (isCorrection(row) || unitPrice === undefined || quantity === undefined || total === undefined) return true;
      return isSameDecimal(multiply(unitPrice, quantity), total);
    },
  };
}

/** Without a price, what is not computed from other charges costs what it is billed at. */
function asBilled(price: string, cost: string): FocusRowRule {
  return {
    says: `${cost} must be BilledCost for a credit or an adjustment without ${price}`,
    needs: [price, cost],
    holds: (row) => {
      if (isThere(row[price]) || !isBooked(row)) return true;
      const [billed, given] = [decimalOf(row['BilledCost']), decimalOf(row[cost])];
      return billed === undefined || given === undefined || isSameDecimal(billed, given);
    },
  };
}

/** What was agreed on is what is billed, but for the rounding of calls: a nano-USD each, and one unit where two prices share an hour. */
const contractedIsBilled: FocusRowRule = {
  says: 'ContractedCost must be BilledCost, less what rounding each call makes',
  needs: ['ContractedCost', 'BilledCost', 'ConsumedQuantity', 'x_TokenClass'],
  holds: (row) => {
    const [contracted, billed, consumed] = ['ContractedCost', 'BilledCost', 'ConsumedQuantity'].map((column) =>
      nanoOf(row[column]),
    );
    if (!isThere(row['x_TokenClass']) || contracted === undefined || billed === undefined || consumed === undefined) {
      return true;
    }
    const units = consumed / nano;
    const off = contracted < billed ? billed - contracted : contracted - billed;
    return off * units <= contracted + units * units + units;
  },
};

function nanoOf(value: string | null | undefined): bigint | undefined {
  const decimal = decimalOf(value);
  if (decimal === undefined) return undefined;
  const { digits, scale } = decimal;
  return (digits * nano) / 10n ** BigInt(scale);
}

function withoutParent(column: string, parent: string): FocusRowRule {
  return {
    says: `${column} must be empty where ${parent} is`,
    needs: [column, parent],
    holds: (row) => isThere(row[parent]) || !isThere(row[column]),
  };
}

/** What FOCUS 1.2 asks of values together, in our words. */
export const focusRowRules: readonly FocusRowRule[] = [
  halfOpen('BillingPeriodStart', 'BillingPeriodEnd'),
  halfOpen('ChargePeriodStart', 'ChargePeriodEnd'),
  pricedOnly('PricingQuantity'),
  pricedOnly('PricingUnit'),
  pricedOnly('ListUnitPrice'),
  pricedOnly('ContractedUnitPrice'),
  pricedOnly('PricingCategory'),
  pricedOnly('SkuId'),
  pricedOnly('SkuPriceId'),
  product('ListUnitPrice', 'ListCost'),
  product('ContractedUnitPrice', 'ContractedCost'),
  contractedIsBilled,
  asBilled('ListUnitPrice', 'ListCost'),
  asBilled('ContractedUnitPrice', 'ContractedCost'),
  {
    says: 'a Purchase must not be charged Usage-Based',
    needs: ['ChargeFrequency', 'ChargeCategory'],
    holds: (row) => row['ChargeCategory'] !== 'Purchase' || row['ChargeFrequency'] !== 'Usage-Based',
  },
  {
    says: 'ConsumedQuantity must have a value for metered usage, and for nothing else',
    needs: ['ConsumedQuantity', 'ChargeCategory'],
    holds: (row) =>
      isMetered(row) ? isCorrection(row) || isThere(row['ConsumedQuantity']) : !isThere(row['ConsumedQuantity']),
  },
  {
    says: 'ConsumedUnit must have a value for metered usage, and for nothing else',
    needs: ['ConsumedUnit', 'ChargeCategory'],
    holds: (row) =>
      isMetered(row) ? isCorrection(row) || isThere(row['ConsumedUnit']) : !isThere(row['ConsumedUnit']),
  },
  withoutParent('SkuMeter', 'SkuId'),
  withoutParent('SkuPriceDetails', 'SkuPriceId'),
  withoutParent('SubAccountName', 'SubAccountId'),
  withoutParent('SubAccountType', 'SubAccountId'),
  withoutParent('ResourceName', 'ResourceId'),
  withoutParent('ResourceType', 'ResourceId'),
];
