import { agentsRouter } from './agents/index.ts';
import { auditRouter } from './audit/index.ts';
import { authRouter } from './auth/index.ts';
import { budgetsRouter } from './budgets/index.ts';
import { callsRouter } from './calls/index.ts';
import { connectRouter } from './connect/index.ts';
import { currencyRouter } from './currency/index.ts';
import { departmentsRouter } from './departments/index.ts';
import { energyRouter } from './energy/index.ts';
import { financeRouter } from './finance/index.ts';
import { firstRunRouter } from './first-run/index.ts';
import { goodputRouter } from './goodput/index.ts';
import { intentRouter } from './intent/index.ts';
import { invoicesRouter } from './invoices/index.ts';
import { keysRouter } from './keys/index.ts';
import { loopsRouter } from './loops/index.ts';
import { ledgerRouter } from './ledger/index.ts';
import { marketRouter } from './market/index.ts';
import { modelsRouter } from './models/index.ts';
import { overviewRouter } from './overview/index.ts';
import { peopleRouter } from './people/index.ts';
import { providersRouter } from './providers/index.ts';
import { reportsRouter } from './reports/index.ts';
import { routesRouter } from './routes/index.ts';
import { schedulerRouter } from './scheduler/index.ts';
import { searchRouter } from './search/index.ts';
import { settingsRouter } from './settings/index.ts';
import { tasksRouter } from './tasks/index.ts';
import { trpc } from './trpc.ts';
import { valueRouter } from './value/index.ts';
import { viewsRouter } from './views/index.ts';

/** Everything the console can ask and do. Routers only wire; each procedure has its own file. */
export function createApiRouter() {
  return trpc.router({
    firstRun: firstRunRouter,
    auth: authRouter,
    overview: overviewRouter,
    agents: agentsRouter,
    intent: intentRouter,
    keys: keysRouter,
    departments: departmentsRouter,
    budgets: budgetsRouter,
    currency: currencyRouter,
    energy: energyRouter,
    finance: financeRouter,
    goodput: goodputRouter,
    ledger: ledgerRouter,
    invoices: invoicesRouter,
    calls: callsRouter,
    connect: connectRouter,
    people: peopleRouter,
    loops: loopsRouter,
    market: marketRouter,
    models: modelsRouter,
    providers: providersRouter,
    reports: reportsRouter,
    routes: routesRouter,
    scheduler: schedulerRouter,
    audit: auditRouter,
    search: searchRouter,
    settings: settingsRouter,
    tasks: tasksRouter,
    value: valueRouter,
    views: viewsRouter,
  });
}

export type ApiRouter = ReturnType<typeof createApiRouter>;
