import { invoiceDetail, invoiceInput } from '@agent-os/core/contracts';
import { lockInvoice } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { compareInvoice } from './compare-invoice.ts';
import { detailOf } from './get-invoice.ts';

/** Compares an invoice again, with what is recorded by now. */
export const reconcileInvoice = organisationProcedure('finance:write')
  .input(invoiceInput)
  .output(invoiceDetail)
  .mutation(({ ctx, input: { invoiceId } }) => {
    const { organisationId } = ctx.caller;
    return ctx.change(async (tx) => {
      if (!(await lockInvoice(tx, invoiceId))) throw notFound('invoice');
      const row = await compareInvoice(tx, organisationId, invoiceId, new Date(ctx.dependencies.clock.nowMs()));
      const detail = {
        number: row.number,
        openGroups: row.openGroups,
        recordedNanoUsd: row.recordedNanoUsd.toString(),
      };
      const audit = { action: 'invoice.compared', targetKind: 'invoice', targetId: invoiceId, detail };
      return { result: await detailOf(tx, row), audit };
    });
  });
