import type { DecimalMark } from './read-amount.ts';

/** What a column of a file can be to us. */
export const invoiceFields = [
  'cost',
  'currency',
  'day',
  'model',
  'tokenClass',
  'quantity',
  'unit',
  'externalId',
  'kind',
] as const;
export type InvoiceField = (typeof invoiceFields)[number];

/** The name of the column for each field; null for none. */
export type InvoiceColumns = Readonly<Record<InvoiceField, string | null>>;

/** How a file is read. */
export interface InvoiceReading {
  readonly format: 'focus' | 'columns';
  /** Of FOCUS its own. */
  readonly columns: InvoiceColumns;
  readonly decimalMark: DecimalMark;
  /** Rows that have each of these values are read; the others are left out. */
  readonly only: readonly { readonly column: string; readonly value: string }[];
}

const focusNeeds = ['BilledCost', 'BillingCurrency', 'ChargePeriodStart', 'ChargePeriodEnd', 'ChargeCategory'];

/** Whether the columns are those of FOCUS, of any version from 1.0 on. */
export function isFocus(header: readonly string[]): boolean {
  return focusNeeds.every((name) => header.includes(name));
}

export const focusInvoiceColumns: InvoiceColumns = {
  cost: 'BilledCost',
  currency: 'BillingCurrency',
  day: 'ChargePeriodStart',
  model: 'SkuPriceDetails',
  tokenClass: 'SkuMeter',
  quantity: 'ConsumedQuantity',
  unit: 'ConsumedUnit',
  externalId: 'x_LineId',
  kind: 'ChargeCategory',
};

/** Names that providers give to columns, the likelier first; words in any order of case and separators. */
const usualNames: Readonly<Record<InvoiceField, readonly string[]>> = {
  cost: [
    'cost usd',
    'cost in usd',
    'amount value',
    'billed cost',
    'net cost',
    'cost',
    'total cost',
    'amount usd',
    'amount',
    'charge',
    'total',
    'price usd',
  ],
  currency: ['currency', 'amount currency', 'billing currency', 'cost currency'],
  day: [
    'usage date utc',
    'usage date',
    'date utc',
    'date',
    'day',
    'start time iso',
    'starting at',
    'start time',
    'usage start',
    'period start',
    'timestamp',
  ],
  model: [
    'model',
    'model name',
    'model id',
    'line item',
    'sku name',
    'sku',
    'meter name',
    'description',
    'product name',
    'item',
  ],
  tokenClass: ['token type', 'token class', 'class', 'usage type', 'meter', 'meter name', 'type', 'direction'],
  quantity: ['quantity', 'usage quantity', 'tokens', 'num tokens', 'token count', 'units', 'usage amount', 'consumed'],
  unit: ['unit', 'usage unit', 'pricing unit', 'unit of measure', 'units of measure'],
  externalId: ['line id', 'line item id', 'invoice line id', 'charge id', 'id'],
  kind: ['charge category', 'charge type', 'cost type', 'line type'],
};

const plain = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Which column is probably what; each column is suggested once. */
export function suggestColumns(header: readonly string[]): InvoiceColumns {
  const free = new Map(header.map((name) => [name, plain(name)]));
  const take = (field: InvoiceField): string | null => {
    for (const usual of usualNames[field]) {
      const found = [...free].find(([, words]) => words === usual);
      if (found === undefined) continue;
      free.delete(found[0]);
      return found[0];
    }
    return null;
  };
  const entries = invoiceFields.map((field) => [field, take(field)] as const);
  return Object.fromEntries(entries) as Record<InvoiceField, string | null>;
}

/** How a file with this head is probably read. A semicolon between cells says that commas are in the numbers. */
export function suggestReading(header: readonly string[], delimiter: string): InvoiceReading {
  const focus = isFocus(header);
  return {
    format: focus ? 'focus' : 'columns',
    columns: focus ? focusInvoiceColumns : suggestColumns(header),
    decimalMark: delimiter === ';' && !focus ? ',' : '.',
    only: [],
  };
}
