import { findTask, lockTask, type TaskRow, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** The task of this organisation; throws `not_found`. */
export async function requireTask(tx: TenantTransaction, taskId: string): Promise<TaskRow> {
  const row = await findTask(tx, taskId);
  if (row === undefined) throw notFound('task');
  return row;
}

/** The task, locked for a change; throws when there is none or it has ended. */
export async function requireOpenTask(tx: TenantTransaction, taskId: string): Promise<TaskRow> {
  const row = await lockTask(tx, taskId);
  if (row === undefined) throw notFound('task');
  if (row.finishedAtMs !== null) {
    throw new ApiError('conflict', `This task has ended already, it is ${row.state}. Create it again to have it done.`);
  }
  return row;
}
