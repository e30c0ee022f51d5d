import { trpc } from '../trpc.ts';
import { confirmAlias } from './confirm-alias.ts';
import { decideGroup } from './decide-group.ts';
import { deleteInvoice } from './delete-invoice.ts';
import { getCoverage } from './get-coverage.ts';
import { getInvoice } from './get-invoice.ts';
import { importInvoice } from './import-invoice.ts';
import { listGroups } from './list-groups.ts';
import { listInvoices } from './list-invoices.ts';
import { listUnmatched } from './list-unmatched.ts';
import { previewInvoice } from './preview-invoice.ts';
import { reconcileInvoice } from './reconcile-invoice.ts';
import { withdrawDecision } from './withdraw-decision.ts';

export const invoicesRouter = trpc.router({
  preview: previewInvoice,
  import: importInvoice,
  list: listInvoices,
  get: getInvoice,
  groups: listGroups,
  reconcile: reconcileInvoice,
  decide: decideGroup,
  withdraw: withdrawDecision,
  delete: deleteInvoice,
  confirmAlias,
  unmatched: listUnmatched,
  coverage: getCoverage,
});
