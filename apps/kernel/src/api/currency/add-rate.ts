import { addedRate, addRateInput } from '@agent-os/core/contracts';
import { parseExchangeRate } from '@agent-os/core/economy';
import { insertExchangeRate, lockCurrencies } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Enters a rate. It holds from its day on until that of the next; one from the same day corrects what was there. */
export const addRate = organisationProcedure('finance:write')
  .input(addRateInput)
  .output(addedRate)
  .mutation(({ ctx, input: { currency, perUsd, validFrom, source, reason } }) => {
    const { organisationId, kind, id } = ctx.caller;
    const perUsdE10 = parseExchangeRate(perUsd);
    if (perUsdE10 === undefined) throw new ApiError('invalid', 'Give what one USD is, such as 0.92.');
    return ctx.change(async (tx) => {
      await lockCurrencies(tx, organisationId);
      const rate = { currency, perUsdE10, validFrom: new Date(validFrom), source, reason };
      const at = new Date(ctx.dependencies.clock.nowMs());
      const number = await insertExchangeRate(tx, organisationId, rate, { kind, id }, at);
      const detail = { currency, number, perUsd, validFrom, source, reason };
      const audit = { action: 'exchange_rate.added', targetKind: 'organisation', targetId: organisationId, detail };
      return { result: { number }, audit };
    });
  });
