import { trpc } from '../trpc.ts';
import { getOverview } from './get-overview.ts';

export const overviewRouter = trpc.router({
  get: getOverview,
});
