import { intentReading, tryIntentInput } from '@agent-os/core/contracts';
import { createIntentClassifier, surestNeeded, type IntentModel } from '@agent-os/core/intent';
import { serviceClasses } from '@agent-os/core/scheduling';
import { findIntentModel } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** What a version makes of a text, with the words that it goes by. Nothing is stored. */
export const tryIntent = organisationProcedure('scheduler:read')
  .input(tryIntentInput)
  .output(intentReading)
  .query(async ({ ctx, input: { text, versionId } }) => {
    const version = await ctx.read((tx) => findIntentModel(tx, versionId));
    if (version === undefined) {
      if (versionId !== undefined) throw notFound('version');
      return { version: null, reading: null };
    }
    // The column holds what training wrote.
    const reading = createIntentClassifier(version.model as IntentModel).read(text);
    if (reading === undefined) return { version: version.number, reading: null };
    const { probabilities, reasons, ...said } = reading;
    return {
      version: version.number,
      reading: {
        ...said,
        surestNeeded,
        probabilities: serviceClasses.map((serviceClass) => ({
          serviceClass,
          probability: probabilities[serviceClass] ?? 0,
        })),
        reasons: reasons.map(({ word, bits }) => ({ word, bits })),
      },
    };
  });
