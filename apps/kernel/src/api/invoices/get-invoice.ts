import { invoiceDetail, invoiceInput } from '@agent-os/core/contracts';
import { sumInvoiceStates, type InvoiceRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';
import { requireInvoice } from './compare-invoice.ts';
import { invoiceWire } from './invoice-wire.ts';

type Detail = z.infer<typeof invoiceDetail>;

export async function detailOf(tx: TenantTransaction, row: InvoiceRow): Promise<Detail> {
  const states = await sumInvoiceStates(tx, row.id);
  return {
    ...invoiceWire(row),
    states: states.map(({ state, groups, billedNanoUsd, recordedNanoUsd }) => ({
      // Written by the comparison, whose words these are.
      state: state as Detail['states'][number]['state'],
      groups,
      billedNanoUsd: billedNanoUsd.toString(),
      recordedNanoUsd: recordedNanoUsd.toString(),
    })),
    deletable: (await tx.invoiceDecision.count({ where: { invoiceId: row.id } })) === 0,
  };
}

/** An invoice and what its last comparison found, by state. */
export const getInvoice = organisationProcedure('finance:read')
  .input(invoiceInput)
  .output(invoiceDetail)
  .query(({ ctx, input: { invoiceId } }) => ctx.read(async (tx) => detailOf(tx, await requireInvoice(tx, invoiceId))));
