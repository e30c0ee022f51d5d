import { trpc } from '../trpc.ts';
import { cancelTask } from './cancel-task.ts';
import { createTask } from './create-task.ts';
import { getTask } from './get-task.ts';
import { getTaskContent } from './get-task-content.ts';
import { listTasks } from './list-tasks.ts';
import { reassignTask } from './reassign-task.ts';

export const tasksRouter = trpc.router({
  list: listTasks,
  get: getTask,
  content: getTaskContent,
  create: createTask,
  cancel: cancelTask,
  reassign: reassignTask,
});
