import { intentLimits } from '@agent-os/core/choices';
import { intentVersion, trainIntentInput } from '@agent-os/core/contracts';
import { insertIntentVersion, listLabelledTexts } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { learnFromExamples } from './learn-from-examples.ts';
import { requireIntentVersion } from './require-intent-version.ts';

/** Always the same split, so that two versions differ by their examples and not by luck. */
const trainingSeed = 1;

/** Learns from the examples that there are now. The version reads no calls until it is put to use. */
export const trainIntent = organisationProcedure('scheduler:write')
  .input(trainIntentInput)
  .output(intentVersion)
  .mutation(async ({ ctx, input: { reads } }) => {
    const { random } = ctx.dependencies;
    const examples = await ctx.read(listLabelledTexts);
    const lesson = { organisationId: ctx.caller.organisationId, reads, examples, seed: trainingSeed, withModel: true };
    const { model, evaluation } = await learnFromExamples(ctx.dependencies, lesson);
    if (model === undefined) throw new Error('A training gave no model.');
    return ctx.change(async (tx) => {
      const { organisationId, kind, id: authorId } = ctx.caller;
      const id = random.newId('itv');
      const version = { id, seed: trainingSeed, examples: examples.length, model, evaluation };
      const author = { kind, id: authorId };
      const number = await insertIntentVersion(tx, organisationId, author, version, intentLimits.versions);
      const { right, heldOut } = evaluation;
      const detail = { number, reads, examples: examples.length, right, heldOut };
      const audit = { action: 'intent.trained', targetKind: 'intent_version', targetId: id, detail };
      return { result: await requireIntentVersion(tx, id), audit };
    });
  });
