import { displayCurrencyChoice } from '@agent-os/core/contracts';
import { findDisplayCurrency } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';

/** What the organisation's amounts are shown in, and who chose it. */
export const getCurrency = organisationProcedure('finance:read')
  .output(displayCurrencyChoice)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const choice = await findDisplayCurrency(tx);
      if (choice === undefined) return { currency: null, chosen: null };
      const { currency, authorName, authorId, createdAt, reason } = choice;
      return { currency, chosen: { by: authorName ?? authorId, at: createdAt.getTime(), reason } };
    }),
  );
