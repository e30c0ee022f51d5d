import { taskListItem, taskListMax } from '@agent-os/core/contracts';
import { listTasks as listTaskRows } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { taskListItemWire } from './task-wire.ts';

/** What there is to do in the order in which it is taken, then what was done last: filters and order are the console's. */
export const listTasks = organisationProcedure('tasks:read')
  .output(taskListItem.array())
  .query(async ({ ctx }) => (await ctx.read((tx) => listTaskRows(tx, taskListMax))).map(taskListItemWire));
