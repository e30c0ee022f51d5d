import { trpc } from '../trpc.ts';
import { checkLedger } from './check-ledger.ts';
import { getFocusPage } from './get-focus-page.ts';

export const ledgerRouter = trpc.router({
  check: checkLedger,
  focusPage: getFocusPage,
});
