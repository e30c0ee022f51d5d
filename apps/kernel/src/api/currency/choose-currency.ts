import { chooseCurrencyInput, done } from '@agent-os/core/contracts';
import { findDisplayCurrency, insertDisplayCurrency, lockCurrencies } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Chooses what amounts are shown in, or goes back to USD alone. Nothing is converted but what people look at. */
export const chooseCurrency = organisationProcedure('finance:write')
  .input(chooseCurrencyInput)
  .output(done)
  .mutation(({ ctx, input: { currency, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      await lockCurrencies(tx, organisationId);
      const before = (await findDisplayCurrency(tx))?.currency ?? null;
      if (before === currency) throw new ApiError('conflict', `Amounts are shown in ${currency ?? 'USD'} already.`);
      const at = new Date(ctx.dependencies.clock.nowMs());
      await insertDisplayCurrency(tx, organisationId, { currency, reason }, { kind, id }, at);
      const detail = { from: before ?? 'USD', to: currency ?? 'USD', reason };
      const audit = { action: 'display_currency.chosen', targetKind: 'organisation', targetId: organisationId, detail };
      return { result: { done: true } as const, audit };
    });
  });
