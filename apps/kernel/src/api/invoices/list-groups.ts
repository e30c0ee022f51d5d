import { invoiceGroups, invoiceGroupsInput } from '@agent-os/core/contracts';
import { listInvoiceGroups } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { requireInvoice } from './compare-invoice.ts';
import { invoiceGroupWire, knownModels } from './invoice-wire.ts';

/** What is billed against what is recorded, group by group, the largest difference first. */
export const listGroups = organisationProcedure('finance:read')
  .input(invoiceGroupsInput)
  .output(invoiceGroups)
  .query(({ ctx, input: { invoiceId, open, state, cursor, limit } }) =>
    ctx.read(async (tx) => {
      const { providerId } = await requireInvoice(tx, invoiceId);
      const models = await knownModels(tx, providerId);
      const rows = await listInvoiceGroups(tx, invoiceId, { open, state, from: cursor ?? 0, limit: limit + 1 });
      const items = rows.slice(0, limit).map((row) => invoiceGroupWire(row, models));
      return { items, nextCursor: rows[limit]?.place ?? null };
    }),
  );
