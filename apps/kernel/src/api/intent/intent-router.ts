import { trpc } from '../trpc.ts';
import { activateIntentVersion } from './activate-intent-version.ts';
import { addIntentExamples } from './add-intent-examples.ts';
import { addStarterExamples } from './add-starter-examples.ts';
import { deactivateIntent } from './deactivate-intent.ts';
import { evaluateIntent } from './evaluate-intent.ts';
import { getIntentRules } from './get-intent-rules.ts';
import { listIntentExamples } from './list-intent-examples.ts';
import { listIntentVersions } from './list-intent-versions.ts';
import { removeIntentExamples } from './remove-intent-examples.ts';
import { setIntentRules } from './set-intent-rules.ts';
import { trainIntent } from './train-intent.ts';
import { tryIntent } from './try-intent.ts';

export const intentRouter = trpc.router({
  examples: listIntentExamples,
  addExamples: addIntentExamples,
  addStarterExamples,
  removeExamples: removeIntentExamples,
  train: trainIntent,
  evaluate: evaluateIntent,
  versions: listIntentVersions,
  activate: activateIntentVersion,
  deactivate: deactivateIntent,
  try: tryIntent,
  rules: getIntentRules,
  setRules: setIntentRules,
});
