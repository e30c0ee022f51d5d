import { intentRules } from '@agent-os/core/contracts';
import { createIntentClassifier, type IntentModel } from '@agent-os/core/intent';
import type { OrganisationSnapshot } from '@agent-os/db';
import type { OrganisationIntent } from './directory-entries.ts';

/** Builds the tables of the classifier, so that a call only looks things up. */
export function intentOf({ model, rules }: OrganisationSnapshot['intent']): OrganisationIntent {
  const read = intentRules.safeParse(rules);
  return {
    // The column holds what training wrote.
    classifier: model === null ? undefined : createIntentClassifier(model as IntentModel),
    // Rules that an older version wrote and this one cannot read must not keep an organisation from calling at all.
    rules: read.success ? read.data : [],
  };
}
