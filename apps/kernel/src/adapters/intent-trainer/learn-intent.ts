import { accepted, type Result } from '@agent-os/core/errors';
import { evaluateIntent, trainIntent } from '@agent-os/core/intent';
import type { IntentLearnt, IntentLesson } from '../../ports/intent-trainer.ts';

/** The lesson itself, on whichever thread it is called. */
export function learnIntent({ examples, seed, withModel }: IntentLesson): Result<IntentLearnt> {
  const evaluation = evaluateIntent(examples, seed);
  if (!evaluation.ok) return evaluation;
  if (!withModel) return accepted({ model: undefined, evaluation: evaluation.value });
  const model = trainIntent(examples, seed);
  return model.ok ? accepted({ model: model.value, evaluation: evaluation.value }) : model;
}
