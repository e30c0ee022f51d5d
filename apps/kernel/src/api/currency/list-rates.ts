import { listRatesInput, listRatesResult } from '@agent-os/core/contracts';
import { exchangeRateText } from '@agent-os/core/economy';
import { listExchangeRates } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { textOfDate } from './day-text.ts';

/** All rates that were entered for a currency, corrected ones too; the latest day first. */
export const listRates = organisationProcedure('finance:read')
  .input(listRatesInput)
  .output(listRatesResult)
  .query(async ({ ctx, input: { currency, cursor, limit } }) => {
    const after = cursor && { validFrom: new Date(cursor.validFrom), number: cursor.number };
    const rows = await ctx.read((tx) => listExchangeRates(tx, currency, { after, limit: limit + 1 }));
    const items = rows.slice(0, limit).map((row) => ({
      number: row.number,
      perUsd: exchangeRateText(row.perUsdE10),
      validFrom: textOfDate(row.validFrom),
      source: row.source,
      reason: row.reason,
      by: row.authorName ?? row.authorId,
      at: row.createdAt.getTime(),
      corrected: row.holdingNumber !== row.number,
    }));
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? { validFrom: last.validFrom, number: last.number } : null };
  });
