import { trpc } from '../trpc.ts';
import { listAudit } from './list-audit.ts';

export const auditRouter = trpc.router({
  list: listAudit,
});
