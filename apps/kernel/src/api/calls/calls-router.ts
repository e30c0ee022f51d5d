import { trpc } from '../trpc.ts';
import { getCallHistogram } from './get-call-histogram.ts';
import { getCall } from './get-call.ts';
import { getCallTotals } from './get-call-totals.ts';
import { getCallPayload } from './get-call-payload.ts';
import { listCalls } from './list-calls.ts';
import { watchCalls } from './watch-calls.ts';

export const callsRouter = trpc.router({
  list: listCalls,
  get: getCall,
  payload: getCallPayload,
  totals: getCallTotals,
  histogram: getCallHistogram,
  live: watchCalls,
});
