import { freshSlug, named, unnamed, type CatalogueEntry } from './catalogue-entry.ts';
import { addTestDecision, addTestInvoice, testInvoiceGroup } from './test-invoice.ts';

const file = () => `date,model,cost\n2026-11-02,${freshSlug()},1.25\n`;
const thisMonth = () => new Date().toISOString().slice(0, 7);

/** Procedures of the router `invoices`. */
export const invoiceProcedures: Readonly<Record<string, CatalogueEntry>> = {
  'invoices.preview': named((_api, { providerId }) => ({ providerId, fileName: 'bill.csv', text: file() })),
  'invoices.import': named((_api, { providerId }) => ({
    providerId,
    fileName: 'bill.csv',
    text: file(),
    number: freshSlug(),
    acceptOverlap: true,
  })),
  'invoices.list': unnamed(),
  'invoices.get': named(async (api, tenant) => ({ invoiceId: await addTestInvoice(api, tenant) })),
  'invoices.groups': named(async (api, tenant) => ({ invoiceId: await addTestInvoice(api, tenant) })),
  'invoices.reconcile': named(async (api, tenant) => ({ invoiceId: await addTestInvoice(api, tenant) })),
  'invoices.decide': named(async (api, tenant) => ({
    invoiceId: await addTestInvoice(api, tenant),
    ...testInvoiceGroup,
    reason: 'A test',
  })),
  'invoices.withdraw': named(async (api, tenant) => {
    const invoiceId = await addTestInvoice(api, tenant);
    await addTestDecision(api, tenant, invoiceId);
    return { invoiceId, groupKey: testInvoiceGroup.groupKey, reason: 'A test' };
  }),
  'invoices.delete': named(async (api, tenant) => ({
    invoiceId: await addTestInvoice(api, tenant),
    reason: 'A test',
  })),
  'invoices.confirmAlias': named((_api, { providerId, modelId }) => ({ providerId, modelId, text: freshSlug() })),
  'invoices.unmatched': unnamed(() => ({ from: thisMonth(), until: thisMonth() })),
  'invoices.coverage': unnamed(() => ({ month: thisMonth() })),
};
