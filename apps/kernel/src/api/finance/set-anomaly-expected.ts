import { done, setAnomalyExpectedInput } from '@agent-os/core/contracts';
import { deleteExpectedAnomaly, insertExpectedAnomaly } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Says that unusual spend was expected, or takes that back. */
export const setAnomalyExpected = organisationProcedure('finance:write')
  .input(setAnomalyExpectedInput)
  .output(done)
  .mutation(({ ctx, input: { agentId, modelId, firstDay, expected } }) => {
    const { organisationId, kind, id } = ctx.caller;
    return ctx.change(async (tx) => {
      const agent = await tx.agent.findFirst({ where: { id: agentId }, select: { slug: true } });
      if (!agent) throw new ApiError('not_found', 'There is no digital employee of that id.');
      const anomaly = { agentId, modelId: modelId ?? '', firstDay: new Date(firstDay) };
      if (expected) {
        const at = new Date(ctx.dependencies.clock.nowMs());
        await insertExpectedAnomaly(tx, organisationId, anomaly, { kind, id }, at);
      } else {
        await deleteExpectedAnomaly(tx, anomaly);
      }
      const action = expected ? 'anomaly.expected' : 'anomaly.unexpected';
      const audit = { action, targetKind: 'agent', targetId: agentId, detail: { slug: agent.slug, modelId, firstDay } };
      return { result: { done: true } as const, audit };
    });
  });
