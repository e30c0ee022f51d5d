import { invoiceGroup, withdrawDecisionInput } from '@agent-os/core/contracts';
import {
  listInvoiceDecisions,
  lockInvoice,
  reverseTransfer,
  sumInvoiceGroups,
  withdrawInvoiceDecision,
} from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireInvoice } from './compare-invoice.ts';
import { requireGroup } from './decide-group.ts';
import { invoiceGroupWire, knownModels } from './invoice-wire.ts';

/** Takes a decision back. What it booked is reversed in the first open month; both stay in the ledger. */
export const withdrawDecision = organisationProcedure('finance:write')
  .input(withdrawDecisionInput)
  .output(invoiceGroup)
  .mutation(({ ctx, input: { invoiceId, groupKey, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      if (!(await lockInvoice(tx, invoiceId))) throw notFound('invoice');
      const invoice = await requireInvoice(tx, invoiceId);
      const decisions = await listInvoiceDecisions(tx, invoiceId, groupKey);
      const inForce = decisions.find(({ withdrawn }) => !withdrawn);
      if (inForce === undefined) throw new ApiError('conflict', 'Nothing is decided here. Reload to see it as it is.');
      const author = { kind, id } as const;
      if (inForce.transferKey !== null) {
        await reverseTransfer(tx, organisationId, inForce.transferKey, author, reason);
      }
      const at = new Date(ctx.dependencies.clock.nowMs());
      await withdrawInvoiceDecision(tx, { invoiceId, groupKey, number: inForce.number }, author, reason, at);
      await sumInvoiceGroups(tx, invoiceId, null);
      const models = await knownModels(tx, invoice.providerId);
      const detail = { number: invoice.number, group: groupKey, reversed: inForce.transferKey !== null, reason };
      return {
        result: invoiceGroupWire(await requireGroup(tx, invoiceId, groupKey), models),
        audit: { action: 'invoice.decision_withdrawn', targetKind: 'invoice', targetId: invoiceId, detail },
      };
    });
  });
