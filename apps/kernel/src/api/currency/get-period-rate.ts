import { periodRate, ratePeriodInput } from '@agent-os/core/contracts';
import { exchangeRateText, rateOfPeriod, type DatedRate } from '@agent-os/core/economy';
import { findDisplayCurrency, listRatesOfPeriod, type TenantTransaction } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayOfText, textOfDate, textOfDay } from './day-text.ts';

async function readRates(
  tx: TenantTransaction,
  currency: string,
  firstDay: string,
  lastDay: string,
): Promise<readonly DatedRate[]> {
  const rows = await listRatesOfPeriod(tx, currency, new Date(firstDay), new Date(lastDay));
  return rows.map(({ number, perUsdE10, validFrom }) => ({
    number,
    rate: perUsdE10,
    fromDay: dayOfText(textOfDate(validFrom)),
  }));
}

/** The one rate at which all amounts of a period are shown, or the days for which nobody has entered one. */
export const getPeriodRate = organisationProcedure('finance:read')
  .input(ratePeriodInput)
  .output(periodRate)
  .query(({ ctx, input: { firstDay, lastDay } }) =>
    ctx.read(async (tx) => {
      const currency = (await findDisplayCurrency(tx))?.currency ?? null;
      if (currency === null) return { currency, rate: null, missing: null };
      const rates = await readRates(tx, currency, firstDay, lastDay);
      const found = rateOfPeriod(rates, { firstDay: dayOfText(firstDay), lastDay: dayOfText(lastDay) });
      if (found.kind === 'missing') {
        const { missing } = found;
        return {
          currency,
          rate: null,
          missing: { firstDay: textOfDay(missing.firstDay), lastDay: textOfDay(missing.lastDay) },
        };
      }
      const parts = found.parts.map(({ rate, fromDay }) => ({
        perUsd: exchangeRateText(rate),
        validFrom: textOfDay(fromDay),
      }));
      return { currency, rate: { perUsd: exchangeRateText(found.rate), parts }, missing: null };
    }),
  );
