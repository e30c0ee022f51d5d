import { decideInvoiceGroupInput, invoiceGroup } from '@agent-os/core/contracts';
import {
  bookTransfer,
  insertInvoiceDecision,
  listInvoiceDecisions,
  listInvoiceGroups,
  lockInvoice,
  sumInvoiceGroups,
  type InvoiceGroupRow,
  type TenantTransaction,
} from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireInvoice } from './compare-invoice.ts';
import { invoiceGroupWire, knownModels } from './invoice-wire.ts';

/** The group as it is now. @throws ApiError when there is none */
export async function requireGroup(tx: TenantTransaction, invoiceId: string, key: string): Promise<InvoiceGroupRow> {
  const [group] = await listInvoiceGroups(tx, invoiceId, { key, from: 0, limit: 1 });
  if (group === undefined) throw notFound('group of the invoice');
  return group;
}

/**
 * Accepts a difference, with a reason. Booked, it goes into the ledger as an adjustment, in the first open month from its own
 * on: months that are closed stay as they are.
 */
export const decideGroup = organisationProcedure('finance:write')
  .input(decideInvoiceGroupInput)
  .output(invoiceGroup)
  .mutation(({ ctx, input: { invoiceId, groupKey, book, reason, ...shown } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      if (!(await lockInvoice(tx, invoiceId))) throw notFound('invoice');
      const invoice = await requireInvoice(tx, invoiceId);
      const group = await requireGroup(tx, invoiceId, groupKey);
      const { billedNanoUsd, recordedNanoUsd } = group;
      assertDecidable(group, shown);
      const before = await listInvoiceDecisions(tx, invoiceId, groupKey);
      if (before.some(({ withdrawn }) => !withdrawn)) {
        throw new ApiError('conflict', 'This difference is decided already. Take that back to decide it anew.');
      }
      const number = (before[0]?.number ?? 0) + 1;
      const difference = billedNanoUsd - recordedNanoUsd;
      const transferKey = book ? `invoice/${invoiceId}/${number}/${groupKey}` : null;
      if (transferKey !== null) {
        const [spend, owed] = ['spend/unallocated', `owed/${invoice.providerId}`];
        const booked = await bookTransfer(tx, {
          organisationId,
          key: transferKey,
          kind: 'adjustment',
          unit: 'nano_usd',
          debitAccount: difference > 0n ? spend : owed,
          creditAccount: difference > 0n ? owed : spend,
          amount: difference > 0n ? difference : -difference,
          ofMonth: group.month,
          author: { kind, id },
          note: `Invoice ${invoice.number}: ${reason}`.slice(0, 500),
        });
        if (booked !== 'booked') throw new Error(`The ledger has ${transferKey} already.`);
      }
      const at = new Date(ctx.dependencies.clock.nowMs());
      const decision = { organisationId, invoiceId, groupKey, number, billedNanoUsd, recordedNanoUsd, reason };
      await insertInvoiceDecision(tx, { ...decision, transferKey, author: { kind, id }, at });
      await sumInvoiceGroups(tx, invoiceId, null);
      const models = await knownModels(tx, invoice.providerId);
      const result = invoiceGroupWire(await requireGroup(tx, invoiceId, groupKey), models);
      const detail = {
        number: invoice.number,
        group: groupKey,
        differenceNanoUsd: difference.toString(),
        bookedIn: result.decision?.bookedIn ?? null,
        reason,
      };
      return { result, audit: { action: 'invoice.decided', targetKind: 'invoice', targetId: invoiceId, detail } };
    });
  });

function assertDecidable(
  { state, billedNanoUsd, recordedNanoUsd }: InvoiceGroupRow,
  shown: { readonly billedNanoUsd: string; readonly recordedNanoUsd: string },
): void {
  if (BigInt(shown.billedNanoUsd) !== billedNanoUsd || BigInt(shown.recordedNanoUsd) !== recordedNanoUsd) {
    throw new ApiError('conflict', 'The amounts have changed since they were shown. Reload, and decide on those.');
  }
  if (state === 'agrees' || state === 'not_yet_billed') {
    throw new ApiError('conflict', 'There is nothing to decide here: no amount differs that was billed.');
  }
}
