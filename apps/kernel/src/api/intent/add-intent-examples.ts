import { addIntentExamplesInput, addIntentExamplesResult } from '@agent-os/core/contracts';
import { organisationProcedure } from '../procedures/index.ts';
import { putExamples } from './put-examples.ts';

/** Adds texts of one class. A text that has another class moves; one that is there stays as it is. */
export const addIntentExamples = organisationProcedure('scheduler:write')
  .input(addIntentExamplesInput)
  .output(addIntentExamplesResult)
  .mutation(({ ctx, input: { serviceClass, texts } }) =>
    ctx.change(async (tx) => {
      const { organisationId } = ctx.caller;
      const examples = texts.map((text) => ({ text, serviceClass }));
      const result = await putExamples(tx, organisationId, 'person', examples, ctx.dependencies.random.newId);
      const detail = { serviceClass, ...result };
      const audit = { action: 'intent.examples_added', targetKind: 'organisation', targetId: organisationId, detail };
      return { result, audit };
    }),
  );
