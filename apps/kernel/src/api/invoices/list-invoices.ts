import { listInvoicesInput, listInvoicesResult } from '@agent-os/core/contracts';
import { listInvoices as selectInvoices } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { invoiceWire } from './invoice-wire.ts';

const cursorFormat = /^(20\d{2}-\d{2}-\d{2})\/(ivc_[0-9a-z]{26})$/;

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [, periodFirst, id] = cursorFormat.exec(cursor) ?? [];
  if (periodFirst === undefined || id === undefined) {
    throw new ApiError('invalid', 'Give the next of the page before; nothing for the first one.');
  }
  return { periodFirst, id };
}

/** Invoices with the sums of their last comparison, the latest period first. */
export const listInvoices = organisationProcedure('finance:read')
  .input(listInvoicesInput)
  .output(listInvoicesResult)
  .query(async ({ ctx, input: { month, cursor, limit } }) => {
    const rows = await ctx.read((tx) => selectInvoices(tx, { month, after: afterOf(cursor), limit: limit + 1 }));
    const items = rows.slice(0, limit).map(invoiceWire);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? `${last.periodFirst}/${last.id}` : null };
  });
