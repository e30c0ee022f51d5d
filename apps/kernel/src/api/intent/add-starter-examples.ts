import { addIntentExamplesResult } from '@agent-os/core/contracts';
import { exampleSet } from '@agent-os/core/intent';
import { organisationProcedure } from '../procedures/index.ts';
import { putExamples } from './put-examples.ts';

/** Adds the examples that come with the product, marked as such. */
export const addStarterExamples = organisationProcedure('scheduler:write')
  .output(addIntentExamplesResult)
  .mutation(({ ctx }) =>
    ctx.change(async (tx) => {
      const { organisationId } = ctx.caller;
      const result = await putExamples(tx, organisationId, 'starter', exampleSet, ctx.dependencies.random.newId);
      const detail = { starter: true, ...result };
      const audit = { action: 'intent.examples_added', targetKind: 'organisation', targetId: organisationId, detail };
      return { result, audit };
    }),
  );
