import { evaluateIntentInput, intentEvaluation } from '@agent-os/core/contracts';
import { listLabelledTexts } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { learnFromExamples } from './learn-from-examples.ts';

/** How the examples that there are now would do under another split: how much of the figures is luck. */
export const evaluateIntent = organisationProcedure('scheduler:write')
  .input(evaluateIntentInput)
  .output(intentEvaluation)
  .query(async ({ ctx, input: { reads, seed } }) => {
    const examples = await ctx.read(listLabelledTexts);
    const lesson = { organisationId: ctx.caller.organisationId, reads, examples, seed, withModel: false };
    return (await learnFromExamples(ctx.dependencies, lesson)).evaluation;
  });
