import { findModel, reconcile, type BilledClass, type BilledLine } from '@agent-os/core/invoices';
import {
  findInvoice,
  listInvoiceLines,
  listRecordedDays,
  moveInvoiceLines,
  replaceInvoiceGroups,
  sumInvoiceGroups,
  sumProviderAdjustments,
  type InvoiceRow,
  type TenantTransaction,
} from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { dateOfDay, dayOfDate } from './calendar-day.ts';
import { knownAliases, knownModels } from './invoice-wire.ts';

const monthOf = (date: Date): string => date.toISOString().slice(0, 7);

/**
 * Compares an invoice with the spend of this moment and writes what it finds in place of what was found before.
 * @returns the invoice with its new sums
 */
export async function compareInvoice(
  tx: TenantTransaction,
  organisationId: string,
  invoiceId: string,
  at: Date,
): Promise<InvoiceRow> {
  const invoice = await requireInvoice(tx, invoiceId);
  const lines = (await listInvoiceLines(tx, invoiceId)).map((line): BilledLine => ({
    ...line,
    // Written from lines of core, whose classes these are.
    tokenClass: line.tokenClass as BilledClass | null,
  }));
  const { keyOfLine, groups, simulated } = await compareLines(tx, invoice, lines);
  await moveInvoiceLines(tx, invoiceId, keyOfLine);
  await replaceInvoiceGroups(tx, organisationId, invoiceId, groups);
  await sumInvoiceGroups(tx, invoiceId, { at, simulated });
  return requireInvoice(tx, invoiceId);
}

export async function requireInvoice(tx: TenantTransaction, invoiceId: string): Promise<InvoiceRow> {
  const invoice = await findInvoice(tx, invoiceId);
  if (invoice === undefined) throw notFound('invoice');
  return invoice;
}

type ComparedInvoice = Pick<
  InvoiceRow,
  'id' | 'providerId' | 'periodFirst' | 'periodLast' | 'tolerancePpm' | 'costDecimals' | 'usdRateNano'
>;

/** Lines against spend: what each group comes to, and which group each line is in. */
export async function compareLines(tx: TenantTransaction, invoice: ComparedInvoice, lines: readonly BilledLine[]) {
  const { id, providerId, periodFirst, periodLast } = invoice;
  const [first, last] = [dayOfDate(periodFirst), dayOfDate(periodLast)];
  const outside = lines.flatMap(({ day }) => (day === null || (day >= first && day <= last) ? [] : [day]));
  const months = { first: monthOf(periodFirst), last: monthOf(periodLast) };
  const recorded = await listRecordedDays(tx, {
    providerId,
    from: periodFirst,
    until: dateOfDay(last + 1),
    firstMonth: months.first,
    lastMonth: months.last,
    otherDays: [...new Set(outside)].map(dateOfDay),
  });
  const models = await knownModels(tx, providerId);
  const aliases = await knownAliases(tx, providerId);
  const { groups, keyOfLine } = reconcile({
    lines,
    recorded,
    adjustedNanoUsd: await sumProviderAdjustments(tx, providerId, months, id),
    modelOf: (text) => findModel(text, models, aliases),
    tolerancePpm: invoice.tolerancePpm,
    costDecimals: invoice.costDecimals,
    converted: invoice.usdRateNano !== 1_000_000_000n,
  });
  const spent = recorded.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0n);
  const simulated = recorded.reduce((sum, { simulatedNanoUsd }) => sum + simulatedNanoUsd, 0n);
  return { groups, keyOfLine, simulated: spent > 0n && spent === simulated };
}
