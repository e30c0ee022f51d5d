import { removeIntentExamplesInput, removeIntentExamplesResult } from '@agent-os/core/contracts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What was learnt from them stays in the versions that there are; the next training does without. */
export const removeIntentExamples = organisationProcedure('scheduler:write')
  .input(removeIntentExamplesInput)
  .output(removeIntentExamplesResult)
  .mutation(({ ctx, input: { exampleIds } }) =>
    ctx.change(async (tx) => {
      const { organisationId } = ctx.caller;
      const { count: removed } = await tx.intentExample.deleteMany({ where: { id: { in: exampleIds } } });
      if (removed === 0) throw notFound('example');
      const audit = {
        action: 'intent.examples_removed',
        targetKind: 'organisation',
        targetId: organisationId,
        detail: { removed },
      };
      return { result: { removed }, audit };
    }),
  );
