import { trpc } from '../trpc.ts';
import { createOwner } from './create-owner.ts';
import { getFirstRunStatus } from './get-first-run-status.ts';

export const firstRunRouter = trpc.router({
  status: getFirstRunStatus,
  createOwner,
});
