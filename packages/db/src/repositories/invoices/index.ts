export { insertInvoiceDecision, listInvoiceDecisions, withdrawInvoiceDecision } from './invoice-decisions.ts';
export {
  listInvoiceGroups,
  listUnmatchedInvoices,
  replaceInvoiceGroups,
  sumInvoiceGroups,
  sumInvoiceStates,
  type InvoiceGroupRow,
} from './invoice-groups.ts';
export {
  findInvoice,
  insertInvoiceLines,
  listInvoiceLines,
  listInvoices,
  listInvoicesNaming,
  lockInvoice,
  moveInvoiceLines,
  type InvoiceRow,
} from './invoices.ts';
export {
  listInvoiceCoverage,
  listRecordedDays,
  sumProviderAdjustments,
  type InvoiceCoverageRow,
} from './recorded-days.ts';
