import { accepted, type Result } from '@agent-os/core/errors';
import {
  evaluateSentences,
  evaluateWords,
  trainSentences,
  trainWords,
  type IntentEvaluation,
  type IntentModel,
} from '@agent-os/core/intent';
import type { IntentLearnt, IntentLesson } from '../../ports/intent-trainer.ts';

/** The lesson itself, on whichever thread it is called. */
export function learnIntent(lesson: IntentLesson): Result<IntentLearnt> {
  const evaluation = evaluate(lesson);
  if (!evaluation.ok) return evaluation;
  if (!lesson.withModel) return accepted({ model: undefined, evaluation: evaluation.value });
  const model = train(lesson);
  return model.ok ? accepted({ model: model.value, evaluation: evaluation.value }) : model;
}

function evaluate({ seed, ...lesson }: IntentLesson): Result<IntentEvaluation> {
  return lesson.reads === 'words' ? evaluateWords(lesson.examples, seed) : evaluateSentences(lesson.examples, seed);
}

function train({ seed, ...lesson }: IntentLesson): Result<IntentModel> {
  return lesson.reads === 'words' ? trainWords(lesson.examples, seed) : trainSentences(lesson.examples, seed);
}
