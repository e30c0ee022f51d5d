import type { IntentExample } from '@agent-os/core/intent';
import type { IntentLearnt, IntentTrainer } from '../../ports/intent-trainer.ts';
import { ApiError } from '../errors/index.ts';

/** Throws what the examples lack, as a sentence. */
export async function learnFromExamples(
  trainer: IntentTrainer,
  examples: readonly IntentExample[],
  seed: number,
  withModel: boolean,
): Promise<IntentLearnt> {
  const learnt = await trainer.learn({ examples, seed, withModel });
  if (learnt.ok) return learnt.value;
  throw new ApiError(learnt.refusal.code === 'rate_limited' ? 'conflict' : 'invalid', learnt.refusal.message);
}
