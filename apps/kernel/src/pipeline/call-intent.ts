import {
  decideIntent,
  explainIntent,
  findRule,
  type IntentClassifier,
  type IntentDecision,
  type IntentFacts,
  type IntentRule,
  type TextReading,
} from '@agent-os/core/intent';
import type { ReadSentence, SentenceReader } from '../ports/sentence-reader.ts';
import type { Prepared } from './call.ts';
import type { Pricing } from './price.ts';

/** What a call means. */
export interface CallIntent extends IntentDecision {
  /** Why, in words; put together only when it is written down. */
  readonly explain: () => string;
}

/**
 * The first part of step 5: the class of a call from rules, request, text and registration. Takes no time but its own, save where
 * the organisation has its texts read as sentences and neither a rule nor the request has the word: then it waits for that, for
 * as long as a call may.
 */
export function callIntentOf(
  call: Prepared,
  pricing: Pricing,
  sentences: SentenceReader,
): CallIntent | Promise<CallIntent> {
  const rule = ruleFor(call, pricing.estimatedInputTokens);
  const classifier = sentencesAsked(call, rule);
  if (classifier === undefined) return decide(call, rule, wordsOf(call));
  return sentences
    .read(call.caller.organisation.id, call.facts.intentText)
    .then((sentence) => decide(call, rule, readSentence(classifier, sentence)));
}

/** The same without waiting: a text whose sentence is not known yet says nothing. */
export function callIntentByNow(call: Prepared, pricing: Pricing, sentences: SentenceReader): CallIntent {
  const rule = ruleFor(call, pricing.estimatedInputTokens);
  const classifier = sentencesAsked(call, rule);
  if (classifier === undefined) return decide(call, rule, wordsOf(call));
  const known = sentences.recall(call.caller.organisation.id, call.facts.intentText);
  return decide(call, rule, known === undefined ? {} : readSentence(classifier, known));
}

type ReadText = Pick<IntentFacts, 'unread'> & { readonly reading?: TextReading | undefined };

type SentenceClassifier = Extract<IntentClassifier, { reads: 'sentences' }>;

/** What the call's text is read by as a sentence; undefined where it is not, or where a rule or the request has the word. */
function sentencesAsked(
  { caller, urgency, facts }: Prepared,
  rule: IntentRule | undefined,
): SentenceClassifier | undefined {
  const { classifier } = caller.organisation.intent;
  if (classifier?.reads !== 'sentences') return undefined;
  return rule === undefined && urgency.serviceClass === null && facts.intentText !== '' ? classifier : undefined;
}

function wordsOf({ caller, facts }: Prepared): ReadText {
  const { classifier } = caller.organisation.intent;
  return classifier?.reads === 'words' && facts.intentText !== '' ? { reading: classifier.read(facts.intentText) } : {};
}

function readSentence(classifier: SentenceClassifier, sentence: ReadSentence): ReadText {
  return typeof sentence === 'string' ? { unread: sentence } : { reading: classifier.read(sentence) };
}

function decide(call: Prepared, rule: IntentRule | undefined, { reading, unread }: ReadText): CallIntent {
  const facts: IntentFacts = {
    riskClass: call.caller.agent.riskClass,
    claimed: call.urgency.serviceClass,
    streamed: call.facts.streamed,
    rule,
    reading,
    unread,
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
