import {
  decideIntent,
  explainIntent,
  findRule,
  type IntentDecision,
  type IntentFacts,
  type IntentRule,
} from '@agent-os/core/intent';
import type { Prepared } from './call.ts';
import type { Pricing } from './price.ts';

/** What a call means. */
export interface CallIntent extends IntentDecision {
  /** Why, in words; put together only when it is written down. */
  readonly explain: () => string;
}

/** The first part of step 5: the class of a call from rules, request, text and registration. Takes no time but its own. */
export function callIntentOf(call: Prepared, { estimatedInputTokens }: Pricing): CallIntent {
  const { agent, organisation } = call.caller;
  const { classifier } = organisation.intent;
  const { intentText, streamed } = call.facts;
  const facts: IntentFacts = {
    riskClass: agent.riskClass,
    claimed: call.urgency.serviceClass,
    streamed,
    rule: ruleFor(call, estimatedInputTokens),
    reading: intentText === '' ? undefined : classifier?.read(intentText),
  };
  const decision = decideIntent(facts);
  return { ...decision, explain: () => explainIntent(facts, decision) };
}

function ruleFor(call: Prepared, inputTokens: number): IntentRule | undefined {
  const { agent, organisation, keyId } = call.caller;
  const { rules } = organisation.intent;
  if (rules.length === 0) return undefined;
  const { model, protocol, facts } = call;
  return findRule(rules, {
    choices: {
      agent: agent.id,
      department: agent.department.id,
      team: agent.teamId ?? '',
      key: keyId,
      risk: agent.riskClass ?? '',
      model: facts.modelName,
      provider: model.provider.slug,
      pool: model.pool.slug,
      protocol,
      streamed: String(facts.streamed),
    },
    inputTokens,
    text: facts.intentText,
  });
}
