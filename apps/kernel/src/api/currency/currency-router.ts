import { trpc } from '../trpc.ts';
import { addRate } from './add-rate.ts';
import { chooseCurrency } from './choose-currency.ts';
import { getCurrency } from './get-currency.ts';
import { getPeriodRate } from './get-period-rate.ts';
import { listRates } from './list-rates.ts';

export const currencyRouter = trpc.router({
  get: getCurrency,
  choose: chooseCurrency,
  rates: listRates,
  addRate,
  ofPeriod: getPeriodRate,
});
