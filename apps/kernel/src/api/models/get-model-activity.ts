import { modelActivity, modelActivityInput } from '@agent-os/core/contracts';
import { listModelActivity } from '@agent-os/db';
import { dayStartOf } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Apart from the list of models: it reads a day of calls, and the list must not wait for it. */
export const getModelActivity = organisationProcedure('models:read')
  .input(modelActivityInput)
  .output(modelActivity)
  .query(({ ctx, input }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    return ctx.read((tx) => listModelActivity(tx, { dayStart: dayStartOf(input.dayStart, nowMs), nowMs }));
  });
