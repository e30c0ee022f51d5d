import { trpc } from '../trpc.ts';
import { closeMonth } from './close-month.ts';
import { getAllocation } from './get-allocation.ts';
import { getCloseChecks } from './get-close-checks.ts';
import { getFinanceMonth } from './get-finance-month.ts';
import { getFinancePeriod } from './get-finance-period.ts';
import { listAnomalies } from './list-anomalies.ts';
import { listFinanceOwners } from './list-finance-owners.ts';
import { listMonths } from './list-months.ts';
import { listPeriodOwners } from './list-period-owners.ts';
import { listUnitCosts } from './list-unit-costs.ts';
import { reopenMonth } from './reopen-month.ts';
import { setAnomalyExpected } from './set-anomaly-expected.ts';

export const financeRouter = trpc.router({
  month: getFinanceMonth,
  owners: listFinanceOwners,
  period: getFinancePeriod,
  periodOwners: listPeriodOwners,
  unitCosts: listUnitCosts,
  anomalies: listAnomalies,
  setAnomalyExpected,
  allocation: getAllocation,
  months: listMonths,
  closeChecks: getCloseChecks,
  closeMonth,
  reopenMonth,
});
