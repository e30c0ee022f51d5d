import { z } from 'zod';
import { invoiceCauses, invoiceFormats, invoiceGroupStates, invoiceLineKinds } from '../choices/index.ts';
import { dayText, financeMonthText } from './finance.ts';
import { reason } from './finance-close.ts';
import { epochMs, idOf, nanoUsdText } from './scalars.ts';

/** Of a file, in characters; larger ones are split by month or summed by day at the provider. */
export const invoiceTextMax = 5 * 1024 * 1024;

const invoiceId = idOf('ivc');
const columnName = z.string().max(200);
const column = columnName.nullable().default(null);
const count = z.number().int().min(0);
/** Billionths of the invoice's currency. */
const nanoText = nanoUsdText;
const quantityText = z.string().regex(/^-?\d{1,20}$/);

/** Which column of the file is what; without one for the cost nothing can be read. */
export const invoiceColumns = z.object({
  cost: column,
  currency: column,
  day: column,
  model: column,
  tokenClass: column,
  quantity: column,
  unit: column,
  externalId: column,
  kind: column,
});

/** How a file is read. Of FOCUS, the columns are its own. */
export const invoiceReading = z.object({
  columns: invoiceColumns,
  decimalMark: z.enum(['.', ',']).default('.'),
  /** Rows that have each of these values are read; the others are left out. */
  only: z
    .array(z.object({ column: columnName, value: z.string().max(200) }))
    .max(8)
    .default([]),
});

const invoiceFile = z.object({
  providerId: idOf('prv'),
  fileName: z.string().trim().min(1).max(200),
  text: z
    .string()
    .min(1, 'The file is empty.')
    .max(invoiceTextMax, 'A file may have 5 MB. Export it by month, or summed by day.'),
  /** Without one, as its columns suggest. */
  reading: invoiceReading.optional(),
});

export const previewInvoiceInput = invoiceFile;

const rowProblem = z.object({ line: count, column: z.string(), problem: z.string() });

/** What a file would come to. Nothing is written. */
export const invoicePreview = z.object({
  format: z.enum(invoiceFormats),
  header: z.array(z.string()),
  /** The first rows, as they are. */
  sample: z.array(z.array(z.string())),
  reading: invoiceReading,
  /** Columns with a few values, by which rows may be left out. */
  choices: z.array(z.object({ column: z.string(), values: z.array(z.object({ value: z.string(), rows: count })) })),
  rows: count,
  lines: count,
  leftOut: count,
  /** The first hundred. */
  problems: z.array(rowProblem),
  problemCount: count,
  /** In the order of how many lines they have. */
  currencies: z.array(z.string()),
  totalNano: nanoText,
  /** Days of UTC that the lines or the file itself name; null where they name none. */
  period: z.object({ first: dayText, last: dayText }).nullable(),
  number: z.string().nullable(),
  models: z.array(
    z.object({
      text: z.string(),
      lines: count,
      costNano: nanoText,
      /** The model that it is; null for a text that nobody knows yet. */
      model: z.object({ id: z.string(), name: z.string() }).nullable(),
      suggested: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
  /** Why it cannot be imported, or what to know before. */
  taken: z.object({ id: z.string(), number: z.string() }).nullable(),
  overlaps: z.array(z.object({ id: z.string(), number: z.string() })),
});

/** A decimal of at most nine places. */
const rateText = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,9})?$/, 'Write what one unit is in USD, such as 1.0842.')
  .refine((text) => /[1-9]/.test(text), 'A rate is above 0.');

export const importInvoiceInput = invoiceFile.extend({
  number: z.string().trim().min(1, 'Give the number of the invoice.').max(120, 'Use at most 120 characters.'),
  /** Days of UTC, both included; without them, those that the file names. */
  period: z.object({ first: dayText, last: dayText }).optional(),
  /** Without one, that of the file, or USD. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write the code of the currency, such as EUR.')
    .optional(),
  /** USD for one unit of the currency; needed for any but USD. */
  usdRate: rateText.optional(),
  /** Take it although another invoice of the provider has days in common: all spend of these is then compared with both. */
  acceptOverlap: z.boolean().default(false),
  /** How far an amount may be off and still agree, in millionths. */
  tolerancePpm: z.number().int().min(0).max(100_000).default(1_000),
});

const author = z.object({ kind: z.enum(['person', 'token']), id: z.string(), name: z.string().nullable() });
export const invoiceState = z.enum(['agrees', 'open', 'accepted']);

export const invoice = z.object({
  id: z.string(),
  number: z.string(),
  provider: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
  fileName: z.string(),
  format: z.enum(invoiceFormats),
  periodFirst: dayText,
  periodLast: dayText,
  currency: z.string(),
  /** Nano-USD for one unit of the currency. */
  usdRateNano: nanoUsdText,
  tolerancePpm: count,
  lines: count,
  totalNano: nanoText,
  billedNanoUsd: nanoUsdText,
  recordedNanoUsd: nanoUsdText,
  /** Usage that was billed and not recorded; without what was booked since. */
  darkNanoUsd: nanoUsdText,
  /** What is recorded of it is what simulated models would have cost. */
  simulated: z.boolean(),
  /** agrees: nothing differs. open: a difference waits for somebody. accepted: all are decided. */
  state: invoiceState,
  groups: count,
  openGroups: count,
  decidedGroups: count,
  comparedAt: epochMs,
  importedAt: epochMs,
  by: author,
});

export const listInvoicesInput = z
  .object({
    /** Those whose period has a day of it. */
    month: financeMonthText.optional(),
    cursor: z.string().max(60).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .prefault({});
export const listInvoicesResult = z.object({ items: z.array(invoice), nextCursor: z.string().nullable() });

const decision = z.object({
  reason: z.string(),
  /** Into the books of which month the difference was booked; null when it was accepted alone. */
  bookedIn: financeMonthText.nullable(),
  by: author,
  at: epochMs,
  /** The amounts are no longer those that it was made for: it has to be taken back, or made anew. */
  outdated: z.boolean(),
});

export const invoiceGroup = z.object({
  key: z.string(),
  kind: z.enum(invoiceLineKinds),
  day: dayText.nullable(),
  model: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What the file calls a model that nobody knows. */
  modelText: z.string().nullable(),
  suggested: z.object({ id: z.string(), name: z.string() }).nullable(),
  tokenClass: z.string().nullable(),
  lines: count,
  calls: count,
  billedQuantity: quantityText.nullable(),
  recordedQuantity: quantityText.nullable(),
  billedNanoUsd: nanoUsdText,
  recordedNanoUsd: nanoUsdText,
  /** Billed less recorded. */
  differenceNanoUsd: nanoUsdText,
  state: z.enum(invoiceGroupStates),
  cause: z.enum(invoiceCauses).nullable(),
  decision: decision.nullable(),
});

export const invoiceInput = z.object({ invoiceId });
export const invoiceGroupsInput = invoiceInput.extend({
  /** Only differences that nobody decided. */
  open: z.boolean().default(false),
  state: z.enum(invoiceGroupStates).optional(),
  cursor: count.optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
/** The largest difference first. */
export const invoiceGroups = z.object({ items: z.array(invoiceGroup), nextCursor: count.nullable() });

/** An invoice with the sums of its groups by state. */
export const invoiceDetail = invoice.extend({
  states: z.array(
    z.object({
      state: z.enum(invoiceGroupStates),
      groups: count,
      billedNanoUsd: nanoUsdText,
      recordedNanoUsd: nanoUsdText,
    }),
  ),
  /** No decision was ever made: it may be deleted. */
  deletable: z.boolean(),
});

export const decideInvoiceGroupInput = invoiceInput.extend({
  groupKey: z.string().max(400),
  /** What is shown: where it has changed meanwhile, nothing is decided. */
  billedNanoUsd: nanoUsdText,
  recordedNanoUsd: nanoUsdText,
  /** Books the difference in the ledger, in the first open month from its own on. */
  book: z.boolean().default(false),
  reason,
});
export const withdrawDecisionInput = invoiceInput.extend({ groupKey: z.string().max(400), reason });
export const deleteInvoiceInput = invoiceInput.extend({ reason });

export const confirmAliasInput = z.object({
  providerId: idOf('prv'),
  text: z.string().trim().min(1).max(200),
  modelId: idOf('mdl'),
});
/** How many invoices were compared again because of it. */
export const confirmedAlias = z.object({ compared: count });

export const unmatchedInvoicesInput = z.object({ from: financeMonthText, until: financeMonthText });
/** Usage that providers billed and the kernel did not record, by provider and month. */
export const unmatchedInvoices = z.object({
  rows: z.array(
    z.object({
      providerId: z.string(),
      provider: z.string(),
      month: financeMonthText,
      groups: count,
      /** Not yet decided. */
      openNanoUsd: nanoUsdText,
      /** Accepted, and in no books. */
      acceptedNanoUsd: nanoUsdText,
      /** In the ledger since, as adjustments. */
      bookedNanoUsd: nanoUsdText,
    }),
  ),
});

export const invoiceCoverageInput = z.object({ month: financeMonthText });
/** Each provider with real spend or an invoice in a month, and whether its invoice is there and agrees. */
export const invoiceCoverage = z.object({
  month: financeMonthText,
  providers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      recordedNanoUsd: nanoUsdText,
      invoices: count,
      openGroups: count,
      state: z.enum(['missing', 'open', 'reconciled']),
    }),
  ),
});
