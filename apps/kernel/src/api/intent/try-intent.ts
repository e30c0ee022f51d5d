import { intentReading, tryIntentInput } from '@agent-os/core/contracts';
import {
  createIntentClassifier,
  surestNeeded,
  type IntentClassifier,
  type IntentModel,
  type TextReading,
} from '@agent-os/core/intent';
import { serviceClasses } from '@agent-os/core/scheduling';
import { findIntentModel } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import type { SentenceReader } from '../../ports/sentence-reader.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { valueOf } from './learn-from-examples.ts';

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
    const classifier = createIntentClassifier(version.model as IntentModel);
    const reading =
      classifier.reads === 'words'
        ? classifier.read(text)
        : await readSentence(classifier, ctx.dependencies.sentences, ctx.caller.organisationId, text);
    if (reading === undefined) return { version: version.number, reading: null };
    const { probabilities, serviceClass: best, probability } = reading;
    return {
      version: version.number,
      reading: {
        serviceClass: best,
        probability,
        surestNeeded,
        probabilities: serviceClasses.map((serviceClass) => ({
          serviceClass,
          probability: probabilities[serviceClass] ?? 0,
        })),
        because:
          reading.examples === undefined
            ? { kind: 'words' as const, words: reading.reasons.map(({ word, bits }) => ({ word, bits })) }
            : { kind: 'examples' as const, examples: [...reading.examples] },
      },
    };
  });

/** As a training reads, behind all calls. Undefined for a text without anything to read. */
async function readSentence(
  classifier: Extract<IntentClassifier, { reads: 'sentences' }>,
  sentences: SentenceReader,
  organisationId: string,
  text: string,
): Promise<TextReading | undefined> {
  if (text.trim() === '') return undefined;
  const [vector] = valueOf(await sentences.readAll(organisationId, [text.trim()]));
  return vector === undefined ? undefined : classifier.read(vector);
}
