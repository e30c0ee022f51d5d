export {
  invoiceFields,
  isFocus,
  suggestReading,
  type InvoiceColumns,
  type InvoiceField,
  type InvoiceReading,
} from './invoice-columns.ts';
export type { BilledClass, InvoiceLine, InvoiceLineKind } from './invoice-line.ts';
export { findModel, plainModelText, suggestModel, type KnownModel } from './plain-model-text.ts';
export { plainText } from './plain-text.ts';
export { partsOfDecimal, readAmount } from './read-amount.ts';
export { cellsOf, readRow, type RowProblem } from './read-row.ts';
export { reconcile } from './reconcile.ts';
export type { BilledLine, RecordedDay, Reconciliation, ReconciliationGroup } from './reconciliation.ts';
