import { deleteInvoiceInput, done } from '@agent-os/core/contracts';
import { lockInvoice } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireInvoice } from './compare-invoice.ts';

/** Removes an invoice of which nothing was ever decided; the audit keeps its number, its sum and the hash of its file. */
export const deleteInvoice = organisationProcedure('finance:write')
  .input(deleteInvoiceInput)
  .output(done)
  .mutation(({ ctx, input: { invoiceId, reason } }) =>
    ctx.change(async (tx) => {
      if (!(await lockInvoice(tx, invoiceId))) throw notFound('invoice');
      const row = await requireInvoice(tx, invoiceId);
      if ((await tx.invoiceDecision.count({ where: { invoiceId } })) > 0) {
        throw new ApiError(
          'conflict',
          `Invoice ${row.number} stays: a decision was made on it, and its history is kept.`,
        );
      }
      await tx.invoice.deleteMany({ where: { id: invoiceId } });
      const detail = { number: row.number, fileName: row.fileName, billedNanoUsd: row.totalNanoUsd.toString(), reason };
      const audit = { action: 'invoice.deleted', targetKind: 'invoice', targetId: invoiceId, detail };
      return { result: { done: true } as const, audit };
    }),
  );
