import { trpc } from '../trpc.ts';
import { getConnectionStatus } from './get-connection-status.ts';

export const connectRouter = trpc.router({
  status: getConnectionStatus,
});
