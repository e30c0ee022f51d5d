import type { Result } from '@agent-os/core/errors';
import type { IntentExample } from '@agent-os/core/intent';
import type { IntentLearnt, IntentLesson } from '../../ports/intent-trainer.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { ApiError } from '../errors/index.ts';

interface Lesson extends Pick<IntentLesson, 'reads' | 'seed' | 'withModel'> {
  readonly organisationId: string;
  readonly examples: readonly IntentExample[];
}

/** Throws what the examples lack, or that there was no time, as a sentence. */
export async function learnFromExamples(
  { intentTrainer, sentences }: Pick<ApiDependencies, 'intentTrainer' | 'sentences'>,
  { organisationId, reads, examples, seed, withModel }: Lesson,
): Promise<IntentLearnt> {
  if (reads === 'words') return valueOf(await intentTrainer.learn({ reads, examples, seed, withModel }));
  const vectors = valueOf(
    await sentences.readAll(
      organisationId,
      examples.map(({ text }) => text),
    ),
  );
  const read = examples.flatMap((example, index) => {
    const vector = vectors[index];
    return vector === undefined ? [] : [{ ...example, vector }];
  });
  return valueOf(await intentTrainer.learn({ reads, examples: read, seed, withModel }));
}

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { code, message } = result.refusal;
  throw new ApiError(code === 'rate_limited' ? 'conflict' : 'invalid', message);
}
